using System.ComponentModel;

namespace Edict.CompilerServices;

/// <summary>Receives what a handler decided; generated code feeds it. Not thread-safe.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EventCollector
{
    private readonly List<object> _events = [];

    /// <summary>Why the command is refused, or <see langword="null"/>.</summary>
    public Rejection? Rejection { get; private set; }

    /// <summary>The decided events, in order.</summary>
    public IReadOnlyList<object> Events => _events;

    /// <summary>Takes one event, or nothing for <see langword="null"/>.</summary>
    /// <param name="event">The event or <see langword="null"/>.</param>
    public void Add(object? @event)
    {
        if (@event is not null)
        {
            _events.Add(@event);
        }
    }

    /// <summary>Takes all events of a sequence, enumerating it at once; <see langword="null"/> is an empty one.</summary>
    /// <param name="events">The sequence or <see langword="null"/>.</param>
    /// <typeparam name="TEvent">The static type of the events.</typeparam>
    public void AddRange<TEvent>(IEnumerable<TEvent>? events)
    {
        if (events is null)
        {
            return;
        }

        foreach (TEvent @event in events)
        {
            Add(@event);
        }
    }

    /// <summary>Takes a decision on any events.</summary>
    /// <param name="decision">The decision.</param>
    public void Add(in Decision decision)
    {
        Rejection = decision.Rejection;
        AddRange(decision.Events);
    }

    /// <summary>Refuses the command.</summary>
    /// <param name="rejection">Why.</param>
    public void Reject(in Rejection rejection) => Rejection = rejection;

    internal void Clear()
    {
        _events.Clear();
        Rejection = null;
    }
}
