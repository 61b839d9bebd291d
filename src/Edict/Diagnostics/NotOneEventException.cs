namespace Edict;

/// <summary>A stored event was asked for as one event, but upcasting made several of it, or none.</summary>
public sealed class NotOneEventException : EdictException
{
    internal NotOneEventException(RecordedEvent recorded, int count)
        : base(
            $"The stored event '{recorded.Name}' (version {recorded.TypeVersion}) at position {recorded.Position}, stream '{recorded.Stream}' version "
            + $"{recorded.Version}, is {(count == 0 ? "no event" : $"{count} events")} today. Use RecordedEvent.Events, which gives all of them, instead of RecordedEvent.Event.")
    {
        Position = recorded.Position;
        Count = count;
    }

    /// <summary>The global position of the stored event, from 1.</summary>
    public long Position { get; }

    /// <summary>How many events it is today: 0, or 2 or more.</summary>
    public int Count { get; }
}
