namespace Edict;

/// <summary>An aggregate could not be read because its queue is full. A dispatch answers <see cref="DispatchStatus.Overloaded"/> instead.</summary>
public sealed class AggregateOverloadedException : EdictException
{
    internal AggregateOverloadedException(StreamKey stream, int capacity)
        : base($"The queue of '{stream}' is full: {capacity} calls are waiting. Try again later, or raise EdictOptions.MailboxCapacity.")
    {
        Stream = stream;
        Capacity = capacity;
    }

    /// <summary>The stream of the instance.</summary>
    public StreamKey Stream { get; }

    /// <summary>How many calls may wait.</summary>
    public int Capacity { get; }
}
