using System.Diagnostics;
using System.Runtime.CompilerServices;
using Edict.Diagnostics;
using Edict.EventStore;

namespace Edict.Aggregates;

/// <summary>
/// How an instance takes a command: handle, enumerate, serialize, apply, append; answer only then. The first half never waits; the
/// second goes on where rehydration, a repeat, a conflict or the store makes it wait. Used by the owner of a mailbox only.
/// </summary>
internal sealed class CommandExecution(AggregateEnvironment environment)
{
    private readonly Rehydration _rehydration = new(environment.Store);
    private readonly Repeats _repeats = new(environment.Store);
    private readonly TimeProvider _time = environment.Settings.Time;

    /// <summary>Whether a command can be decided on, and answered, without anything but its own result.</summary>
    internal static bool CanStartNow(AggregateInstance instance, in CommandEnvelope command) =>
        CanDecideNow(instance, command) && !EdictActivities.Source.HasListeners();

    /// <summary>Whether a command can be decided on without asking the store first.</summary>
    internal static bool CanDecideNow(AggregateInstance instance, in CommandEnvelope command) =>
        instance.IsLive && !command.MayBeRepeat && command.IsExpected(instance.DecidedVersion);

    /// <summary>Something to collect a decision in, with the command's time.</summary>
    internal AppendInFlight Begin(in CommandEnvelope command, ExecutingThread thread)
    {
        AppendInFlight flight = AppendInFlight.Rent(thread);
        Begin(command, flight);
        return flight;
    }

    internal void Begin(in CommandEnvelope command, AppendInFlight flight) => flight.Begin(command, environment.Types, Now());

    /// <summary>Decides on a command on top of what is on its way to the store; its own events wait for that.</summary>
    internal RunOutcome DecideOnTop(Mailbox mailbox, in CommandEnvelope command, AppendInFlight flight, ExecutingThread thread)
    {
        flight.Address(mailbox.Instance);
        return Decide(mailbox, command, flight, thread) ? RunOutcome.Appending : RunOutcome.WithoutEvents;
    }

    /// <summary>Decides on a command and begins to append its events; the answer, or the append to wait for, is in the flight.</summary>
    internal RunOutcome Run(Mailbox mailbox, in CommandEnvelope command, AppendInFlight flight, ExecutingThread thread)
    {
        AggregateInstance instance = mailbox.Instance;
        flight.Address(instance);
        if (!Decide(mailbox, command, flight, thread))
        {
            return RunOutcome.WithoutEvents;
        }

        return Append(instance, flight);
    }

    /// <summary>The answer to a command that did not have to wait for the store.</summary>
    internal static DispatchResult Answer(AggregateInstance instance, AppendInFlight flight, RunOutcome outcome) =>
        outcome == RunOutcome.Accepted ? Accepted(instance, flight) : WithoutEvents(instance, flight);

    /// <summary>Takes a command from the start, waiting for whatever it needs.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal async ValueTask<DispatchResult> ExecuteAsync(Mailbox mailbox, CommandOperation operation)
    {
        StreamKey stream = mailbox.Instance.Stream;
        using Activity? activity = EdictActivities.StartHandle(
            stream, operation.Command.Route.CommandType, operation.Command.CommandId, operation.Parent);
        try
        {
            DispatchResult? repeat = operation.Command.MayBeRepeat
                ? await _repeats.FindAsync(mailbox.Instance, operation.Command.CommandId).ConfigureAwait(false)
                : null;
            DispatchResult result = repeat ?? await DecideUntilStoredAsync(mailbox, operation).ConfigureAwait(false);
            activity?.SetResult(result);
            return result;
        }
        catch (Exception exception)
        {
            activity?.SetFailure(exception);
            throw;
        }
    }

    /// <summary>Rehydrates an instance that is not in memory.</summary>
    internal ValueTask RehydrateAsync(Mailbox mailbox) => mailbox.Instance.IsLive ? default : CatchUpAsync(mailbox);

    /// <summary>Brings an instance up to what the store has.</summary>
    internal async ValueTask CatchUpAsync(Mailbox mailbox) =>
        await _rehydration.CatchUpAsync(mailbox, commandId: default).ConfigureAwait(false);

    /// <returns>False when there is nothing to append.</returns>
    private bool Decide(Mailbox mailbox, in CommandEnvelope command, AppendInFlight flight, ExecutingThread thread)
    {
        AggregateInstance instance = mailbox.Instance;
        CallChain.Enter(mailbox, thread);
        try
        {
            command.Route.Handle(instance.State!, command.Command, flight.Decided);
            if (flight.Decided.IsEmpty)
            {
                return false;
            }

            if (environment.Traits.WantsPayload)
            {
                flight.Serialize(environment.Settings.MaxEventBytes);
            }

            Apply(instance, flight);
            return true;
        }
        finally
        {
            CallChain.Leave(mailbox, thread);
        }
    }

    private RunOutcome Append(AggregateInstance instance, AppendInFlight flight) =>
        environment.Memory is { } memory && instance.FoundInMemory is { } stream && TryAppend(memory, stream, instance, flight)
            ? RunOutcome.Accepted
            : AppendToStore(instance, flight);

    /// <summary>Appends where the store is memory: without a batch, and without anything to wait for.</summary>
    private static bool TryAppend(InMemoryEventStore memory, InMemoryStream stream, AggregateInstance instance, AppendInFlight flight)
    {
        try
        {
            if (!flight.TryAppend(memory, stream))
            {
                return false;
            }

            instance.Confirm(flight.Version, stream, flight.Events);
            return true;
        }
        catch
        {
            instance.Drop();
            throw;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private RunOutcome AppendToStore(AggregateInstance instance, AppendInFlight flight)
    {
        try
        {
            ValueTask<AppendResult> append = environment.Store.AppendAsync(flight.Batch);
            if (!append.IsCompletedSuccessfully)
            {
                flight.Append = append;
                return RunOutcome.Appending;
            }

            AppendResult answer = append.Result;
            if (TryConfirm(instance, flight, answer))
            {
                return RunOutcome.Accepted;
            }

            flight.Append = new ValueTask<AppendResult>(answer);
        }
        catch (Exception exception)
        {
            // A store that fails at once fails like one that fails later.
            flight.Append = ValueTask.FromException<AppendResult>(exception);
        }

        return RunOutcome.Appending;
    }

    private static DispatchResult WithoutEvents(AggregateInstance instance, AppendInFlight flight) =>
        flight.Decided.Rejection is { } rejection
            ? DispatchResult.Rejected(instance.StreamObject, instance.DecidedVersion, flight.CommandId, rejection)
            : DispatchResult.Without(DispatchStatus.NothingHappened, instance.StreamObject, instance.DecidedVersion, flight.CommandId);

    /// <returns>False when the store refused.</returns>
    private static bool TryConfirm(AggregateInstance instance, AppendInFlight flight, AppendResult answer)
    {
        if (!flight.TakeAnswer(answer))
        {
            return false;
        }

        instance.Confirm(answer.Version, flight.FoundInMemory, flight.Events);
        return true;
    }

    private static void Apply(AggregateInstance instance, AppendInFlight flight)
    {
        try
        {
            instance.ApplyTentatively(flight.Events);
        }
        catch
        {
            // The state may have taken half of it. Nothing was stored, so the next command rehydrates what was.
            instance.Drop();
            throw;
        }
    }

    private async ValueTask<DispatchResult> DecideUntilStoredAsync(Mailbox mailbox, CommandOperation operation)
    {
        ExecutingThread thread = ExecutingThread.Current;
        AppendInFlight flight = Begin(operation.Command, thread);
        flight.Detach(thread);
        try
        {
            return await DecideUntilStoredAsync(mailbox, operation, flight, attempt: 0).ConfigureAwait(false);
        }
        finally
        {
            flight.Return(ExecutingThread.Current);
        }
    }

    private async ValueTask<DispatchResult> DecideUntilStoredAsync(
        Mailbox mailbox, CommandOperation operation, AppendInFlight flight, int attempt)
    {
        AggregateInstance instance = mailbox.Instance;
        while (true)
        {
            await PrepareAsync(mailbox, operation.Command.Expected).ConfigureAwait(false);
            if (!operation.Command.IsExpected(instance.Version))
            {
                return DispatchResult.Without(DispatchStatus.Conflict, instance.StreamObject, instance.Version, operation.Command.CommandId);
            }

            if (!operation.TryStart())
            {
                // The caller has been told that the command will not run.
                return default;
            }

            RunOutcome outcome = Run(mailbox, operation.Command, flight, ExecutingThread.Current);
            if (outcome != RunOutcome.Appending)
            {
                return Answer(instance, flight, outcome);
            }

            if (await SettleAsync(mailbox, operation, flight, attempt).ConfigureAwait(false) is { } settled)
            {
                return settled;
            }

            attempt++;
        }
    }

    /// <summary>Rehydrates where needed; where the caller's expectation is not met, others may have written meanwhile.</summary>
    private async ValueTask PrepareAsync(Mailbox mailbox, ExpectedVersion expected)
    {
        AggregateInstance instance = mailbox.Instance;
        if (!instance.IsLive || (environment.Traits.IsShared && !expected.Accepts(instance.Version)))
        {
            await CatchUpAsync(mailbox).ConfigureAwait(false);
        }
    }

    /// <returns>The answer, or null when the command has to be decided again on what others have stored.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<DispatchResult?> SettleAsync(
        Mailbox mailbox, CommandOperation operation, AppendInFlight flight, int attempt)
    {
        AggregateInstance instance = mailbox.Instance;
        try
        {
            if (TryConfirm(instance, flight, await flight.TakeAppend().ConfigureAwait(false)))
            {
                return Accepted(instance, flight);
            }
        }
        catch (Exception exception)
        {
            instance.Drop();
            if (exception is EventStoreException { MayBeStored: true } failure)
            {
                return DispatchResult.Unknown(instance.StreamObject, flight.CommandId, failure);
            }

            throw;
        }

        instance.Undo();
        flight.Clear();
        if (flight.Refused == AppendStatus.Conflict)
        {
            // Until it is decided again it has not run. A repeat has: it is stored already, whether its caller hears so in time or not.
            operation.TryPause();
        }

        return await RecoverAsync(mailbox, operation, flight, attempt).ConfigureAwait(false);
    }

    private async ValueTask<DispatchResult?> RecoverAsync(
        Mailbox mailbox, CommandOperation operation, AppendInFlight flight, int attempt)
    {
        AggregateInstance instance = mailbox.Instance;
        Guid commandId = operation.Command.CommandId;
        instance.DropIfErased(flight.Version);
        // Among what is missing may be this very command, repeated elsewhere while its first outcome was unknown.
        List<RecordedEvent>? own = await _rehydration.CatchUpAsync(mailbox, commandId).ConfigureAwait(false);
        if (own is not null)
        {
            return Repeats.Answer(instance, commandId, own);
        }

        if (flight.Refused == AppendStatus.Repeated)
        {
            return await _repeats.FindAsync(instance, commandId).ConfigureAwait(false)
                ?? DispatchResult.Accepted(instance.StreamObject, flight.Version, 0, commandId, Array.Empty<object>(), isRepeat: true);
        }

        return attempt < (operation.Command.Options?.RetryAttempts ?? environment.Settings.RetryAttempts)
            ? null
            : DispatchResult.Without(DispatchStatus.Conflict, instance.StreamObject, instance.Version, commandId);
    }

    /// <summary>The answer to a command whose events are stored.</summary>
    internal static DispatchResult Accepted(AggregateInstance instance, AppendInFlight flight) => DispatchResult.Accepted(
        instance.StreamObject, flight.Version, flight.Position, flight.CommandId, flight.Decided.ToContent()!);

    // Stores keep microseconds; what is cut before its first use reads the same for ever.
    private DateTimeOffset Now()
    {
        long ticks = (_time == TimeProvider.System ? DateTime.UtcNow : _time.GetUtcNow().UtcDateTime).Ticks;
        return new DateTimeOffset(new DateTime(ticks - (ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc));
    }
}
