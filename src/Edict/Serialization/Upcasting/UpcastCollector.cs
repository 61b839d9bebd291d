using System.ComponentModel;

namespace Edict.CompilerServices;

/// <summary>Receives what an <see cref="UpcastsAttribute"/> method returned; generated code feeds it. Not thread-safe.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UpcastCollector
{
    private readonly List<object> _events = [];

    /// <summary>The events received, in order.</summary>
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
        foreach (TEvent @event in events ?? [])
        {
            Add(@event);
        }
    }
}
