using System.Diagnostics;
using System.Runtime.CompilerServices;
using Edict.Diagnostics;

namespace Edict.Aggregates;

/// <content>The half that waits: for rehydration, for a repeat, for the store, and after a conflict.</content>
internal sealed partial class CommandExecution
{
    private readonly Rehydration _rehydration = new(environment.Store, environment.Snapshots);
    private readonly Repeats _repeats = new(environment.Store);

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
    internal ValueTask CatchUpAsync(Mailbox mailbox) => _rehydration.CatchUpAsync(mailbox);

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
        await CatchUpAsync(mailbox).ConfigureAwait(false);

        // Others may have stored this very command, repeated elsewhere while its first outcome was unknown.
        bool mayBeStored = operation.Command.MayBeRepeat || flight.Refused == AppendStatus.Repeated;
        if (mayBeStored && await _repeats.FindAsync(instance, commandId).ConfigureAwait(false) is { } first)
        {
            return first;
        }

        if (flight.Refused == AppendStatus.Repeated)
        {
            return DispatchResult.Accepted(instance.StreamObject, flight.Version, 0, commandId, Array.Empty<object>(), isRepeat: true);
        }

        return attempt < (operation.Command.Options?.RetryAttempts ?? environment.Settings.RetryAttempts)
            ? null
            : DispatchResult.Without(DispatchStatus.Conflict, instance.StreamObject, instance.Version, commandId);
    }
}
