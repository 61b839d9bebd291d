namespace Edict.EventHandlers;

/// <summary>The wish that the place of a lane moves over everything up to a position, all that it was given before being done.</summary>
/// <param name="Position">The position.</param>
internal sealed record LanePass(long Position)
{
    /// <summary>Ends when it was done.</summary>
    internal TaskCompletionSource Passed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
