using Edict.Dispatch;

namespace Edict;

/// <summary>The answer to a command. Immutable. A command's failure by a bug is an exception, everything else is here.</summary>
public readonly struct DispatchResult
{
    // An answer is copied several times on its way to the caller, so it is kept small: the key as the object that its instance keeps, and
    // in one number the position, whether it is a repeat, and the status.
    private const int StatusBits = 7;
    private const int PositionShift = StatusBits + 1;
    private const long RepeatBit = 1L << StatusBits;

    private readonly object? _detail;
    private readonly object? _stream;
    private readonly long _positionAndStatus;

    private DispatchResult(DispatchStatus status, object stream, long version, Guid commandId, object? detail, long position = 0, bool isRepeat = false)
    {
        _detail = detail;
        _stream = stream;
        _positionAndStatus = (position << PositionShift) | (isRepeat ? RepeatBit : 0) | (long)status;
        Version = version;
        CommandId = commandId;
    }

    /// <summary>How the dispatch ended.</summary>
    public DispatchStatus Status => (DispatchStatus)(_positionAndStatus & (RepeatBit - 1));

    /// <summary>The stream of the aggregate.</summary>
    public StreamKey Stream => _stream is StreamKey stream ? stream : default;

    /// <summary>
    /// The stream's version: after the command when it was decided, as found for a conflict; 0 when it was never looked at.
    /// </summary>
    public long Version { get; }

    /// <summary>The global position of the command's last event; 0 when there is none.</summary>
    public long Position => _positionAndStatus >> PositionShift;

    /// <summary>The id of the command; repeat the command with it after <see cref="DispatchStatus.OutcomeUnknown"/>.</summary>
    public Guid CommandId { get; }

    /// <summary>Whether the command had been stored before, so that this is the answer of the first time.</summary>
    public bool IsRepeat => (_positionAndStatus & RepeatBit) != 0;

    /// <summary>Accepted, or nothing happened.</summary>
    public bool IsAccepted => Status is DispatchStatus.Accepted or DispatchStatus.NothingHappened;

    /// <summary>Why the command was refused; <see langword="null"/> unless <see cref="DispatchStatus.Rejected"/>.</summary>
    public Rejection? Rejection => _detail is Rejection rejection ? rejection : null;

    /// <summary>
    /// Why the outcome is unknown, where the store failed while it was writing; otherwise <see langword="null"/>, also when the time was up.
    /// </summary>
    public EventStoreException? Failure => _detail as EventStoreException;

    /// <summary>The command's events, in order; empty unless <see cref="DispatchStatus.Accepted"/>.</summary>
    public EventList Events => new(_detail switch
    {
        global::Edict.Rejection or EventStoreException => null,
        UnseenEvents unseen => unseen.Events,
        _ => _detail,
    });

    /// <summary>
    /// The event handlers that were waited for and have not processed the command's events, which are stored nevertheless; empty when all have, or none was waited for.
    /// </summary>
    public IReadOnlyList<UnseenHandler> Unseen => _detail is UnseenEvents unseen ? unseen.Handlers : [];

    /// <summary>Goes on when the command was accepted or nothing happened, and throws otherwise.</summary>
    /// <returns>This result.</returns>
    /// <exception cref="CommandNotAcceptedException">The command was not accepted; the exception holds the result.</exception>
    public DispatchResult EnsureAccepted() => IsAccepted ? this : throw new CommandNotAcceptedException(this);

    /// <summary>
    /// Goes on when the command was accepted or nothing happened, and every event handler that was waited for has processed its events; throws otherwise.
    /// </summary>
    /// <returns>This result.</returns>
    /// <exception cref="CommandNotAcceptedException">The command was not accepted; the exception holds the result.</exception>
    /// <exception cref="EventsNotSeenException">The events are stored, but not processed by all that were waited for; the exception holds the result.</exception>
    public DispatchResult EnsureSeen() => EnsureAccepted().Unseen.Count == 0 ? this : throw new EventsNotSeenException(this);

    /// <inheritdoc/>
    public override string ToString() => _detail switch
    {
        global::Edict.Rejection rejection => $"{Status} {Stream}@{Version}: {rejection}",
        EventStoreException failure => $"{Status} {Stream}@{Version}: {failure.Message}",
        UnseenEvents unseen => $"{Status} {Stream}@{Version}, not seen by {string.Join(", ", unseen.Handlers)}",
        _ => $"{Status} {Stream}@{Version}",
    };

    /// <summary>This answer, with those who have not processed its events.</summary>
    internal DispatchResult WithUnseen(IReadOnlyList<UnseenHandler> handlers) =>
        new(Status, _stream!, Version, CommandId, new UnseenEvents(_detail, handlers), Position, IsRepeat);

    /// <param name="stream">The boxed <see cref="StreamKey"/>; so in all of these.</param>
    /// <param name="version">The version after the command.</param>
    /// <param name="position">The position of the last event.</param>
    /// <param name="commandId">The command.</param>
    /// <param name="events">The event, or an array of them.</param>
    /// <param name="isRepeat">Whether it was stored before.</param>
    internal static DispatchResult Accepted(object stream, long version, long position, Guid commandId, object events, bool isRepeat = false) =>
        new(DispatchStatus.Accepted, stream, version, commandId, events, position, isRepeat);

    internal static DispatchResult Rejected(object stream, long version, Guid commandId, Rejection rejection) =>
        new(DispatchStatus.Rejected, stream, version, commandId, rejection);

    internal static DispatchResult Unknown(object stream, Guid commandId, EventStoreException failure) =>
        new(DispatchStatus.OutcomeUnknown, stream, version: 0, commandId, failure);

    internal static DispatchResult Without(DispatchStatus status, object stream, long version, Guid commandId) =>
        new(status, stream, version, commandId, detail: null);
}
