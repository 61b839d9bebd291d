namespace Edict.EventHandlers;

/// <summary>The wish that dead letters of a stream are handled once more.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Position">Only the letter at this position; <see langword="null"/> for all of the stream, in order.</param>
internal sealed record LetterRetry(StreamKey Stream, long? Position)
{
    /// <summary>Ends with the number of events that were handled.</summary>
    internal TaskCompletionSource<int> Handled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
