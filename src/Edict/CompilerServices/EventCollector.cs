using System.ComponentModel;

namespace Edict.CompilerServices;

/// <summary>Gives a handler its context and receives what it decided; generated code feeds it. Not thread-safe.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EventCollector
{
    private const int InitialSize = 4;
    private const int LargestKept = 64;

    private readonly StreamWrite? _write;
    private readonly List<NewEvent> _events;
    private readonly CommandContext _context;
    private EventTypeRegistry? _types;
    private EventType? _lastType;
    private Rejection? _rejection;

    /// <summary>Receives one decision.</summary>
    /// <param name="context">What the handler may know.</param>
    public EventCollector(in CommandContext context)
    {
        _context = context;
        _events = [];
    }

    /// <summary>Receives one decision after the other, each on what the write then says, and puts the events there.</summary>
    internal EventCollector(StreamWrite write)
    {
        _write = write;
        _events = write.Events;
    }

    /// <summary>What the handler may know; made when it is asked for, which few handlers do.</summary>
    public CommandContext Context => _write is null ? _context : new CommandContext(_write.Stream, _write.Expected.Version ?? 0, _write.Origin);

    /// <summary>Why the command is refused, or <see langword="null"/>.</summary>
    public Rejection? Rejection => _rejection;

    /// <summary>The decided events, in order: as they are now, later changes not included.</summary>
    public IReadOnlyList<object> Events => ToArray();

    /// <summary>Whether there is nothing to store.</summary>
    internal bool IsEmpty => _events.Count == 0 || _rejection.HasValue;

    /// <summary>Says of which types events may be.</summary>
    internal void Begin(EventTypeRegistry types)
    {
        if (_types != types)
        {
            _types = types;
            _lastType = null;
        }
    }

    /// <summary>Takes one event, or nothing for <see langword="null"/>.</summary>
    /// <param name="event">The event or <see langword="null"/>.</param>
    /// <exception cref="UnknownEventException">The event is not one of the application.</exception>
    public void Add(object? @event)
    {
        if (@event is not null)
        {
            // Most events are of the type of the one before: to ask for that first costs less than to look it up.
            EventType? type = _lastType is { } last && last.ClrType == @event.GetType() ? last : Find(@event);
            _events.Add(new NewEvent(type!, @event, default));
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
        _rejection = decision.Rejection;
        foreach (object @event in decision.Span)
        {
            Add(@event);
        }
    }

    /// <summary>Refuses the command.</summary>
    /// <param name="rejection">Why.</param>
    public void Reject(in Rejection rejection) => _rejection = rejection;

    /// <summary>The events as a result keeps them: none, the one, or an array of its own.</summary>
    internal object? ToContent() => _events.Count switch
    {
        0 => null,
        1 => _events[0].Event,
        _ => ToArray(),
    };

    internal void Clear()
    {
        // There is one event as a rule, and what clears long lists costs more than that.
        if (_events.Count == 1)
        {
            _events.RemoveAt(0);
        }
        else if (_events.Count > 1)
        {
            ClearMany();
        }

        if (_rejection.HasValue)
        {
            _rejection = null;
        }
    }

    private void ClearMany()
    {
        _events.Clear();

        // One command with thousands of events must not make every later one pay for them.
        if (_events.Capacity > LargestKept)
        {
            _events.Capacity = InitialSize;
        }
    }

    private EventType? Find(object @event) => _lastType = _types?.FindStorable(@event);

    private object[] ToArray() => [.. _events.Select(static added => added.Event)];
}
