using System.Runtime.CompilerServices;
using Edict.Diagnostics;
using Edict.EventStore;

namespace Edict.Aggregates;

/// <summary>
/// How an instance takes a command: handle, enumerate, serialize, apply, append; answer only then. The first half never waits; the
/// second goes on where rehydration, a repeat, a conflict or the store makes it wait. Used by the owner of a mailbox only.
/// </summary>
internal sealed partial class CommandExecution(AggregateEnvironment environment)
{
    private readonly TimeProvider _time = environment.Settings.Time;

    /// <summary>Whether a command can be decided on, and answered, without anything but its own result.</summary>
    internal static bool CanStartNow(AggregateInstance instance, in CommandEnvelope command) =>
        !command.MayBeRepeat && CanDecideNow(instance, command) && !EdictActivities.Source.HasListeners();

    /// <summary>Whether a command can be decided on without asking the store first.</summary>
    internal static bool CanDecideNow(AggregateInstance instance, in CommandEnvelope command) =>
        instance.IsLive && command.IsExpected(instance.DecidedVersion);

    /// <summary>Something to collect a decision in that may not have to wait.</summary>
    internal AppendInFlight Rent(ExecutingThread thread) => AppendInFlight.Rent(thread, environment.Decisions);

    /// <summary>Something to collect a decision in, with the command's time.</summary>
    internal AppendInFlight Begin(in CommandEnvelope command, ExecutingThread thread)
    {
        AppendInFlight flight = Rent(thread);
        Begin(command, flight);
        return flight;
    }

    internal void Begin(in CommandEnvelope command, AppendInFlight flight) => flight.Begin(command, environment.Types, Clock.Now(_time));

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

            instance.Confirm(flight, stream);
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

        instance.Confirm(flight, flight.FoundInMemory);
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

    /// <summary>The answer to a command whose events are stored.</summary>
    internal static DispatchResult Accepted(AggregateInstance instance, AppendInFlight flight) => DispatchResult.Accepted(
        instance.StreamObject, flight.Version, flight.Position, flight.CommandId, flight.Decided.ToContent()!);
}
