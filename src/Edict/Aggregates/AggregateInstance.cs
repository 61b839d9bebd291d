using System.Diagnostics.CodeAnalysis;
using Edict.CompilerServices;
using Edict.EventStore;

namespace Edict.Aggregates;

/// <summary>The state of one live instance and the version that it stands for. Used by its mailbox only, one at a time.</summary>
internal sealed class AggregateInstance(AggregateBinding binding, StreamKey stream, bool keepsCopies)
{
    private readonly bool _keepsCopies = keepsCopies && binding.CanCopy;
    private object? _durable;

    internal StreamKey Stream { get; } = stream;

    /// <summary>The state, with what is being appended already applied; null until rehydrated.</summary>
    internal object? State { get; private set; }

    /// <summary>The version of the last event known to be durable.</summary>
    internal long Version { get; private set; }

    /// <summary>Where the in-memory store has the stream, so that it need not look it up under its lock.</summary>
    internal InMemoryStream? FoundInMemory { get; private set; }

    [MemberNotNullWhen(true, nameof(State))]
    internal bool IsLive => State is not null;

    /// <summary>Goes back to the beginning of the stream.</summary>
    internal void Begin()
    {
        State = binding.CreateInitial();
        Version = 0;
    }

    /// <summary>Applies an event that the store has.</summary>
    internal void ApplyDurable(RecordedEvent recorded)
    {
        State = binding.Apply(State!, recorded.Event);
        Version = recorded.Version;
    }

    /// <summary>Applies events that are about to be appended, and keeps what is needed to undo it where conflicts are to be expected.</summary>
    internal void ApplyTentatively(ReadOnlySpan<NewEvent> events)
    {
        if (_keepsCopies)
        {
            _durable = binding.Copy(State!);
        }

        foreach (ref readonly NewEvent decided in events)
        {
            State = binding.Apply(State!, decided.Type.IsImmutable ? decided.Event : decided.Type.Copy(decided.Event));
        }
    }

    /// <summary>What was applied tentatively is durable.</summary>
    internal void Confirm(long version, InMemoryStream? foundInMemory)
    {
        Version = version;
        FoundInMemory = foundInMemory;
        _durable = null;
    }

    /// <summary>What was applied tentatively was not stored: back to the kept copy, or to nothing where there is none.</summary>
    internal void Undo()
    {
        State = _durable;
        _durable = null;
    }

    /// <summary>Forgets the state; the next use rehydrates it.</summary>
    internal void Drop()
    {
        State = null;
        _durable = null;
    }
}
