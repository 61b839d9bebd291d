namespace Edict;

/// <summary>
/// The streams of a store: what there is, and what an operator does with them. Safe for concurrent use, also with appends: a change
/// is durable when it is answered, and no append that is answered later contradicts it.
/// </summary>
/// <remarks>Failures of the store itself are <see cref="EventStoreException"/>s.</remarks>
public interface IStreamCatalog
{
    /// <summary>Looks a stream up.</summary>
    /// <param name="stream">The key of the stream.</param>
    /// <param name="cancellation">Gives up looking.</param>
    /// <returns>What the store knows of it, in whatever state it is; <see langword="null"/> when it has no events.</returns>
    ValueTask<StreamInfo?> FindAsync(StreamKey stream, CancellationToken cancellation = default);

    /// <summary>Lists streams, page by page.</summary>
    /// <param name="query">Which, and from where on.</param>
    /// <param name="cancellation">Gives up listing.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is below 1.</exception>
    ValueTask<StreamPage> ListAsync(StreamQuery query, CancellationToken cancellation = default);

    /// <summary>
    /// Takes a stream out of the log and of the list of streams unless a reader asks for archived ones, and refuses appends to it. One
    /// that is archived already stays so.
    /// </summary>
    /// <param name="stream">The key of the stream.</param>
    /// <exception cref="UnknownStreamException">There is no such stream.</exception>
    /// <exception cref="StreamClosedException">The stream was deleted.</exception>
    ValueTask ArchiveAsync(StreamKey stream);

    /// <summary>Makes an archived or deleted stream live again. One that is live stays so.</summary>
    /// <param name="stream">The key of the stream.</param>
    /// <exception cref="UnknownStreamException">There is no such stream.</exception>
    ValueTask RestoreAsync(StreamKey stream);

    /// <summary>
    /// Refuses reads of, and appends to, a stream from now on. Its events stay in the log, where they have been read already. One that is
    /// deleted already stays so.
    /// </summary>
    /// <param name="stream">The key of the stream.</param>
    /// <param name="expected">What the stream's version must be.</param>
    /// <returns><see langword="false"/> when the version was not as expected: nothing was changed.</returns>
    /// <exception cref="UnknownStreamException">There is no such stream.</exception>
    ValueTask<bool> DeleteAsync(StreamKey stream, ExpectedVersion expected);

    /// <summary>
    /// Erases a stream's events, its snapshot and its key, for good, in whatever state it is. Their positions stay taken, so that the
    /// order has no holes, but nobody reads anything there again. The key may be used anew, from version 1.
    /// </summary>
    /// <param name="stream">The key of the stream.</param>
    /// <param name="expected">What the stream's version must be.</param>
    /// <returns><see langword="false"/> when the version was not as expected: nothing was changed.</returns>
    /// <exception cref="ErasureNotAllowedException">The store was not opened with the option that allows it.</exception>
    /// <exception cref="UnknownStreamException">There is no such stream.</exception>
    ValueTask<bool> EraseAsync(StreamKey stream, ExpectedVersion expected);

    /// <summary>
    /// Takes the events before a version out of the stream and of the log. An aggregate needs a snapshot of the version before that one, or a
    /// later one, to be rehydrated from what is left; otherwise it is a <see cref="TruncatedStreamException"/>. Versions stay as they are.
    /// </summary>
    /// <param name="stream">The key of the stream.</param>
    /// <param name="beforeVersion">The first version to keep: 1 to the stream's version; a lower one than before changes nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException">The stream has no such version.</exception>
    /// <exception cref="UnknownStreamException">There is no such stream.</exception>
    /// <exception cref="StreamClosedException">The stream was deleted.</exception>
    ValueTask TruncateAsync(StreamKey stream, long beforeVersion);

    /// <summary>
    /// Lists events in a further stream, all or none, in the order given. Reading that stream gives the events as they are in their own:
    /// a stream either lists events or has its own.
    /// </summary>
    /// <param name="list">The key of the stream that lists them; it is made when it does not exist.</param>
    /// <param name="expected">What the list's version, the number of events that it lists, must be.</param>
    /// <param name="positions">The global positions of the events; at least one.</param>
    /// <returns>
    /// Appended with the list's version; a conflict when that was not as expected; a repeat when one of the events is listed already.
    /// </returns>
    /// <exception cref="StreamKindException">The stream has events of its own.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no position, or one at which there is no event.</exception>
    /// <exception cref="StreamClosedException">The list is archived or was deleted.</exception>
    ValueTask<AppendResult> LinkAsync(StreamKey list, ExpectedVersion expected, IReadOnlyList<long> positions);
}
