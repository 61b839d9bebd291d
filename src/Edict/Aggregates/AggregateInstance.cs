using System.Diagnostics.CodeAnalysis;
using Edict.CompilerServices;
using Edict.EventStore;

namespace Edict.Aggregates;

/// <summary>
/// The state of one live instance and the version that it stands for. Used by its mailbox only, one at a time; the two are one object,
/// because among many instances each object is a wait for memory.
/// </summary>
internal abstract class AggregateInstance(AggregateBinding binding, StreamKey stream, bool keepsCopies, InstanceSnapshots? snapshots = null)
{
    private readonly bool _keepsCopies = keepsCopies && binding.CanCopy;

    // A second state without what is being appended. It is copied once, and then kept up by applying the same events: a copy for each
    // command would cost as much as the state is large.
    private object? _durable;
    private bool _copiesByReference;

    // How many events of the state are on their way to the store.
    private int _tentative;

    internal StreamKey Stream { get; } = stream;

    /// <summary><see cref="Stream"/> as the object that every answer names.</summary>
    internal object StreamObject { get; } = stream;

    /// <summary>The state, with what is being appended already applied; null until rehydrated.</summary>
    internal object? State { get; private set; }

    /// <summary>The version of the last event known to be durable.</summary>
    internal long Version { get; private set; }

    /// <summary>The version that the state stands for, with what is being appended already applied.</summary>
    internal long DecidedVersion => Version + _tentative;

    /// <summary>Where the in-memory store has the stream, so that it need not look it up under its lock.</summary>
    internal InMemoryStream? FoundInMemory { get; private set; }

    /// <summary>How far its snapshots are; null where none are taken.</summary>
    internal InstanceSnapshots? Snapshots { get; } = snapshots;

    [MemberNotNullWhen(true, nameof(State))]
    internal bool IsLive => State is not null;

    /// <summary>Goes back to the beginning of the stream.</summary>
    internal void Begin() => Begin(binding.CreateInitial(), version: 0);

    /// <summary>Goes to a version of the stream.</summary>
    internal void Begin(object state, long version)
    {
        State = state;
        Version = version;
        _durable = null;
        _tentative = 0;
    }

    /// <summary>Applies an event that the store has.</summary>
    internal void ApplyDurable(RecordedEvent recorded)
    {
        State = binding.ApplyStored(State!, recorded);
        Version = recorded.Version;
        _durable = null;
        Snapshots?.Read(recorded);
    }

    /// <summary>Applies events that are about to be appended, and keeps what is needed to undo it where conflicts are to be expected.</summary>
    internal void ApplyTentatively(ReadOnlySpan<NewEvent> events)
    {
        if (_keepsCopies && _durable is null && _tentative == 0)
        {
            _durable = binding.Copy(State!);
            _copiesByReference = ReferenceEquals(_durable, State);
        }

        // A mutable state is the same object after each event; to write it again would cost a write barrier.
        object state = Apply(State!, events);
        if (State != state)
        {
            State = state;
        }

        _tentative += events.Length;
    }

    /// <summary>What was applied tentatively is durable.</summary>
    internal void Confirm(AppendInFlight decided, InMemoryStream? foundInMemory)
    {
        Version = decided.Version;
        _tentative = 0;
        if (FoundInMemory != foundInMemory)
        {
            FoundInMemory = foundInMemory;
        }

        if (_durable is not null)
        {
            CatchUpDurable(decided.Events);
        }

        Snapshots?.Stored(decided);
    }

    /// <summary>A flight is durable; others may have been decided on top of it. An instance that was dropped meanwhile has nothing to confirm.</summary>
    internal void Confirm(Flight flight)
    {
        foreach (Operation passenger in flight.Passengers)
        {
            if (State is not null && passenger.Decided is { } decided)
            {
                _tentative -= decided.Events.Length;
                Version += decided.Events.Length;
                Snapshots?.Stored(decided);
                if (_durable is not null)
                {
                    CatchUpDurable(decided.Events);
                }
            }
        }
    }

    /// <summary>What was applied tentatively was not stored: back to the kept copy, or to nothing where there is none.</summary>
    internal void Undo()
    {
        State = _durable;
        _durable = null;
        _tentative = 0;
    }

    private void CatchUpDurable(ReadOnlySpan<NewEvent> events)
    {
        try
        {
            // An immutable state is its own copy, as long as nothing was decided on top of it.
            _durable = _copiesByReference && _tentative == 0 ? State : Apply(_durable!, events);
        }
        catch
        {
            // The events are stored, so the command must not fail; another copy is made once the state is durable again.
            _durable = null;
        }
    }

    private object Apply(object state, ReadOnlySpan<NewEvent> events)
    {
        foreach (ref readonly NewEvent decided in events)
        {
            state = binding.Apply(state, decided.Type.IsImmutable ? decided.Event : decided.Type.Copy(decided.Event));
        }

        return state;
    }

    /// <summary>Forgets the state when the stream is shorter than it: it was erased, and begins anew.</summary>
    internal void DropIfErased(long version)
    {
        if (version < Version)
        {
            Drop();
        }
    }

    /// <summary>Forgets the state; the next use rehydrates it.</summary>
    internal void Drop()
    {
        State = null;
        _durable = null;
        _tentative = 0;
    }
}
