using System.Runtime.CompilerServices;

namespace Edict.Aggregates;

/// <summary>
/// Lets an instance go on deciding while its events are on their way to the store. One flight is in the store; what is decided
/// meanwhile gathers in the next, which leaves when the first has landed. Nobody hears anything before what the answer rests on is
/// durable; when a flight is lost, everything decided on top of it is taken back and decided again.
/// </summary>
/// <remarks>
/// Touched by the mailbox's owner only, but for the store's answer: it finds the mailbox flying, and becomes its owner; or parked, and
/// wakes it; or owned, and then the owner looks before it leaves.
/// </remarks>
internal sealed class Pipeline(Mailbox mailbox, AggregateEnvironment environment)
{
    private Flight? _inStore;
    private Flight? _gathering;
    private ConfiguredValueTaskAwaitable<AppendResult>.ConfiguredValueTaskAwaiter _append;
    private Action? _whenAnswered;
    private int _hasLanded;
    private int _isParked;
    private int _alone;

    /// <summary>Whether the state rests on events that are not known to be durable.</summary>
    internal bool IsFlying => _inStore is not null;

    /// <summary>Whether the store has answered, and nobody has looked at the answer yet.</summary>
    internal bool HasLanded => Volatile.Read(ref _hasLanded) != 0;

    /// <summary>Whether one more can be decided on the state as it is.</summary>
    internal bool HasRoom => _alone == 0 && _gathering is not { IsFull: true };

    /// <summary>The id of the last event that is on its way.</summary>
    internal Guid LastEvent => (_gathering?.Last ?? _inStore!.Last!).LastEvent;

    /// <summary>Something to collect a decision in.</summary>
    internal AppendInFlight Rent() => environment.Decisions.Rent();

    /// <summary>Takes it back. The store must have answered.</summary>
    internal void Return(AppendInFlight decided)
    {
        decided.Clear();
        environment.Decisions.Return(decided);
    }

    /// <summary>Takes a command whose append has begun.</summary>
    internal void Begin(CommandOperation command, AppendInFlight decided)
    {
        command.Decided = decided;
        Flight flight = environment.Flights.Rent();
        flight.BoardFirst(command, decided);
        Await(flight, decided.TakeAppend());
    }

    /// <summary>Takes a command that was decided on top of what is on its way.</summary>
    internal void Board(CommandOperation command, AppendInFlight decided)
    {
        command.Decided = decided;
        _gathering ??= environment.Flights.Rent();
        _gathering.Board(command, decided);
        mailbox.Waits(1);
    }

    /// <summary>Takes an answer without events, which rests on what was decided before it and on nothing else.</summary>
    internal void Board(Operation rider)
    {
        (_gathering ?? _inStore!).Board(rider);
        mailbox.Waits(1);
    }

    /// <summary>An operation begins to run; of those that must run alone one less is left.</summary>
    internal void Begins()
    {
        if (_alone > 0)
        {
            _alone--;
        }
    }

    /// <summary>Sees to it that the store's answer wakes the mailbox; false when it is there already.</summary>
    internal bool TryPark()
    {
        Interlocked.Exchange(ref _isParked, 1);
        return !HasLanded || Interlocked.Exchange(ref _isParked, 0) == 0;
    }

    /// <summary>Takes in what the store has answered, and sends off what has gathered meanwhile.</summary>
    internal ValueTask SettleAsync()
    {
        while (HasLanded)
        {
            Flight flight = _inStore!;
            _inStore = null;
            Volatile.Write(ref _hasLanded, 0);
            AppendResult answer;
            try
            {
                ConfiguredValueTaskAwaitable<AppendResult>.ConfiguredValueTaskAwaiter append = _append;
                _append = default;
                answer = append.GetResult();
            }
            catch (Exception exception)
            {
                Fail(flight, exception);
                return default;
            }

            if (answer.Status != AppendStatus.Appended)
            {
                return RecoverAsync(flight, answer);
            }

            Land(flight, answer);
        }

        return default;
    }

    private void Land(Flight flight, AppendResult answer)
    {
        flight.TakeAnswer(answer);
        Flight? next = _gathering;
        _gathering = null;
        mailbox.Instance.Confirm(flight);
        mailbox.Waits(-flight.Riders);
        foreach (Operation passenger in flight.Passengers)
        {
            passenger.Land(mailbox);
        }

        Recycle(flight);
        if (next is not null)
        {
            SendOff(next);
        }
    }

    private void SendOff(Flight flight)
    {
        ValueTask<AppendResult> append;
        try
        {
            append = environment.Store.AppendAsync(flight.Batch);
        }
        catch (Exception exception)
        {
            // A store that fails at once fails like one that fails later.
            append = ValueTask.FromException<AppendResult>(exception);
        }

        Await(flight, append);
    }

    private void Await(Flight flight, ValueTask<AppendResult> append)
    {
        _inStore = flight;
        _append = append.ConfigureAwait(false).GetAwaiter();
        if (_append.IsCompleted)
        {
            Volatile.Write(ref _hasLanded, 1);
        }
        else
        {
            _append.UnsafeOnCompleted(_whenAnswered ??= Answered);
        }
    }

    private void Answered()
    {
        Interlocked.Exchange(ref _hasLanded, 1);
        if (Interlocked.Exchange(ref _isParked, 0) != 0)
        {
            mailbox.Resume();
        }
        else
        {
            mailbox.TakeOver();
        }
    }

    /// <summary>Others have stored first: reads what is missing, and lets everything be decided again.</summary>
    private async ValueTask RecoverAsync(Flight flight, AppendResult refused)
    {
        AggregateInstance instance = mailbox.Instance;
        CommandOperation culprit = (CommandOperation)flight.Culprit(refused.WriteIndex);
        List<Operation> again = TakeBack(flight);
        instance.Undo();
        instance.DropIfErased(refused.Version);
        try
        {
            await mailbox.Execution.CatchUpAsync(mailbox).ConfigureAwait(false);
            culprit.AskFirst();
            if (refused.Status == AppendStatus.Conflict && !culprit.MayTryAgain(environment.Settings.RetryAttempts))
            {
                again.Remove(culprit);
                culprit.Complete(DispatchResult.Without(DispatchStatus.Conflict, instance.StreamObject, instance.Version, culprit.Command.CommandId));
            }
        }
        catch (Exception exception)
        {
            again.Remove(culprit);
            culprit.Fail(exception);
        }

        mailbox.PutBack(again);
    }

    /// <summary>
    /// The store has failed. A single command hears it; of several each is tried alone, so that what one of them holds fails no other.
    /// </summary>
    private void Fail(Flight flight, Exception exception)
    {
        mailbox.Instance.Drop();
        List<Operation> lost = exception is EventStoreException { MayBeStored: true } || flight.Commands == 1
            ? [.. flight.Passengers.ToArray().Where(static passenger => passenger.Decided is not null)]
            : [];
        _alone = lost.Count == 0 ? flight.Passengers.Length : _alone;
        List<Operation> again = TakeBack(flight, lost);
        foreach (Operation passenger in lost)
        {
            ((CommandOperation)passenger).Lose(mailbox, exception);
        }

        mailbox.PutBack(again);
    }

    private List<Operation> TakeBack(Flight flight, List<Operation>? except = null)
    {
        List<Operation> again = [];
        TakeBack(flight, except, again);
        if (_gathering is { } gathering)
        {
            _gathering = null;
            TakeBack(gathering, except, again);
        }

        return again;
    }

    private void TakeBack(Flight flight, List<Operation>? except, List<Operation> again)
    {
        mailbox.Waits(-flight.Riders);
        foreach (Operation passenger in flight.Passengers)
        {
            if (except?.Contains(passenger) != true)
            {
                passenger.TakeBack(mailbox);
                again.Add(passenger);
            }
        }

        Recycle(flight);
    }

    private void Recycle(Flight flight)
    {
        flight.Clear();
        environment.Flights.Return(flight);
    }
}
