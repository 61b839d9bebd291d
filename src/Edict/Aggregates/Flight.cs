using System.Runtime.InteropServices;

namespace Edict.Aggregates;

/// <summary>
/// What travels to the store in one append: the events of one or more commands of one instance, and behind them whatever else was
/// decided or read on a state that rests on them. Owner only.
/// </summary>
internal sealed class Flight
{
    /// <summary>So many passengers, then the next ones wait for the append before: their memory is bounded, and so is what a failure undoes.</summary>
    internal const int MostPassengers = 256;

    private readonly List<Operation> _passengers = [];
    private readonly AppendBatch _batch = new();
    private int _events;

    /// <summary>What was decided or read, in that order.</summary>
    internal ReadOnlySpan<Operation> Passengers => CollectionsMarshal.AsSpan(_passengers);

    /// <summary>How many of them have events.</summary>
    internal int Commands => _batch.Writes.Count;

    internal AppendBatch Batch => _batch;

    internal bool IsFull => _passengers.Count >= MostPassengers;

    /// <summary>How many of the passengers came while others were on their way, and count as waiting until they are answered.</summary>
    internal int Riders { get; private set; }

    /// <summary>Takes the command that is the first to travel.</summary>
    internal void BoardFirst(Operation command, AppendInFlight decided)
    {
        Board(command, decided);
        Riders--;
    }

    /// <summary>Takes a command with its events.</summary>
    internal void Board(Operation command, AppendInFlight decided)
    {
        Board(command);
        decided.AddTo(_batch);
        _events += decided.Events.Length;
    }

    /// <summary>Takes something that has no events of its own.</summary>
    internal void Board(Operation rider)
    {
        _passengers.Add(rider);
        Riders++;
    }

    /// <summary>The last command's decision; null where there is none.</summary>
    internal AppendInFlight? Last
    {
        get
        {
            int index = _passengers.Count - 1;
            while (index >= 0 && _passengers[index].Decided is null)
            {
                index--;
            }

            return index < 0 ? null : _passengers[index].Decided;
        }
    }

    /// <summary>The passenger whose events the store refused.</summary>
    internal Operation Culprit(int writeIndex)
    {
        StreamWrite write = _batch.Writes[writeIndex];
        return _passengers.First(passenger => passenger.Decided?.IsOf(write) == true);
    }

    /// <summary>Tells each command which version and position its own last event has; a batch is stored without gaps.</summary>
    internal void TakeAnswer(AppendResult answer)
    {
        int behind = _events;
        foreach (Operation passenger in _passengers)
        {
            if (passenger.Decided is { } decided)
            {
                behind -= decided.Events.Length;
                decided.TakeAnswer(answer with { Version = answer.Version - behind, Position = answer.Position - behind });
            }
        }
    }

    internal void Clear()
    {
        _passengers.Clear();
        _batch.Writes.Clear();
        _events = 0;
        Riders = 0;
    }
}
