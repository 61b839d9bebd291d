using Edict.CompilerServices;
using Edict.Diagnostics;
using Edict.EventHandlers;
using Edict.Projections;
using Edict.Subscriptions;
using Microsoft.Extensions.Logging;

namespace Edict.Hosting;

/// <summary>Puts event handlers together: their options, what their objects are made from, where their places are, what runs them.</summary>
/// <param name="application">The application.</param>
/// <param name="options">Its options.</param>
/// <param name="types">Its event types.</param>
/// <param name="shared">What all subscriptions share.</param>
/// <param name="readModels">The databases of projections.</param>
/// <param name="running">For which handler code runs.</param>
/// <param name="metrics">What is measured.</param>
/// <param name="logger">Where logs go.</param>
internal sealed class HandlerAssembly(
    EdictApplication application,
    EdictOptions options,
    EventTypeRegistry types,
    SubscriptionHost shared,
    ReadModels readModels,
    RunningHandler running,
    EdictMetrics metrics,
    ILogger logger)
{
    /// <exception cref="EdictOptionsException">An option is out of its range, or a database is missing.</exception>
    internal AssembledHandler Assemble(EventHandlerBinding binding)
    {
        EventHandlerOptions handling = OptionsOf(binding);
        HandlerPlan plan = Plan(binding, handling, binding.Name, callsHooks: true);
        SubscriptionSource source = SourceOf(plan, binding.Name);
        EventHandlerRunner runner = RunnerOf(plan, source);
        if (handling.IsEnabled)
        {
            // It is about to be started, and who dispatches before that waits for it.
            runner.Pulse.Waits();
        }

        if (binding is not ProjectionBinding projection)
        {
            return new AssembledHandler(runner, IsProjection: false, Rebuilding: null);
        }

        ProjectionOptions projecting = (ProjectionOptions)handling;
        ProjectionTables tables = new(projection, projecting, readModels.Of(projection, projecting), plan.Selection, plan.NewScope);
        ShadowLetters letters = new(shared.Store.DeadLetters, projection.Name);
        Rebuilding? rebuilding = tables.Ledger.Database.AllowsShadows ? RebuildingOf(tables, letters, source, runner) : null;
        plan.Place = new Projection(tables, letters, rebuilding, shared.Time);
        return new AssembledHandler(runner, IsProjection: true, rebuilding);
    }

    private Rebuilding RebuildingOf(ProjectionTables tables, ShadowLetters letters, SubscriptionSource source, EventHandlerRunner live)
    {
        ShadowProjection shadow = new(tables, letters, shared.Store, source.Filter, live.Reopen);
        HandlerPlan plan = Plan(tables.Binding, tables.Options, letters.Name, callsHooks: false);
        plan.Place = shadow;
        return new Rebuilding(RunnerOf(plan, SourceOf(plan, letters.Name)), shadow);
    }

    private HandlerPlan Plan(EventHandlerBinding binding, EventHandlerOptions handling, string name, bool callsHooks) =>
        new(binding, handling, types, options.Services, given => new HandlerServices(application, given))
        {
            Name = name,
            CallsHooks = callsHooks,
            Running = running,
        };

    private EventHandlerRunner RunnerOf(HandlerPlan plan, SubscriptionSource source) =>
        new(plan, source, shared, new HandlerPulse(plan.Name, metrics, logger), logger);

    private EventHandlerOptions OptionsOf(EventHandlerBinding binding)
    {
        EventHandlerOptions handling = binding is ProjectionBinding projection
            ? new ProjectionOptions(binding.Name, projection.Version)
            : new EventHandlerOptions(binding.Name);
        binding.Declare(handling);
        options.EventHandlerConfiguration?.Invoke(handling);
        if (handling is ProjectionOptions projecting)
        {
            options.ProjectionConfiguration?.Invoke(projecting);
        }

        OptionsValidation.Check(handling);
        return handling;
    }

    private static SubscriptionSource SourceOf(HandlerPlan plan, string name)
    {
        if (plan.Selection.StoredNames.Count == 0)
        {
            throw new EdictOptionsException(
                $"EventHandlers['{plan.Name}']", $"Event handler '{plan.Name}' takes no event of this application. Let a method take one that the application has.");
        }

        EventHandlerOptions handling = plan.Options;
        return new SubscriptionSource(
            name,
            new EventFilter { Aggregate = handling.Aggregate, EventNames = plan.Selection.StoredNames },
            handling.StartFrom,
            handling.StartPosition,
            handling.CheckpointEvery,
            handling.CheckpointInterval);
    }
}
