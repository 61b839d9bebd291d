using System.Collections.Immutable;
using Edict.CompilerServices;

namespace Edict.Testing;

/// <summary>
/// All that has happened in a scenario. State is built anew from the events at each step, so that no step can spoil another.
/// </summary>
internal sealed record ScenarioHistory(ScenarioApplication Application, ScenarioSettings Settings)
{
    internal ImmutableArray<object> Given { get; private init; } = [];

    internal ImmutableArray<ScenarioCommand> Commands { get; private init; } = [];

    internal int CheckedCommands { get; init; }

    internal ScenarioCommand Last => Commands[^1];

    /// <summary>The commands that the next expectation is about; the last one again where an expectation follows another.</summary>
    internal IReadOnlyList<ScenarioCommand> Unchecked =>
        CheckedCommands < Commands.Length ? [.. Commands.Skip(CheckedCommands)] : [Last];

    internal static ScenarioHistory Begin(ScenarioApplication application) => new(application, new ScenarioSettings());

    internal ScenarioHistory With(ScenarioSettings settings) => this with { Settings = settings };

    internal ScenarioHistory WithGiven(IEnumerable<object> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return this with { Given = [.. Given, .. Application.RoundTrip([.. events], "Given", Settings)] };
    }

    internal ScenarioHistory WithCommand(object command)
    {
        ArgumentNullException.ThrowIfNull(command);
        CommandRoute route = Application.FindRoute(command);
        StreamKey stream = Application.FindStream(route, command);
        if (Commands.Length > 0 && Last.Context.Stream != stream)
        {
            throw new InvalidScenarioException(
                $"A scenario is about one aggregate instance: '{command}' is for '{stream}', the command before it for '{Last.Context.Stream}'.");
        }

        AggregateBinding aggregate = Application.FindAggregate(route.Aggregate);
        object state = BuildState(aggregate, stream);
        CommandContext context = new(stream, Given.Length + Commands.Sum(static run => run.Events.Count), Settings.Origin(Commands.Length + 1));
        ScenarioCommand run = Application.Decide(aggregate, route, state, new ScenarioCommand(command, context), Settings);
        return this with { Commands = [.. Commands, run], Settings = Settings with { CommandId = null } };
    }

    internal object State()
    {
        EnsureNotThrown(Last);
        return BuildState(Application.FindAggregate(Last.Context.Stream.Aggregate), Last.Context.Stream);
    }

    internal void EnsureAccepted(IEnumerable<ScenarioCommand> commands)
    {
        foreach (ScenarioCommand run in commands)
        {
            EnsureNotThrown(run);
            if (run.Rejection is { } rejection)
            {
                throw Fail($"'{run.Command}' was rejected.\n  {rejection}");
            }
        }
    }

    internal void EnsureNotThrown(ScenarioCommand run)
    {
        if (run.Exception is { } exception)
        {
            throw Fail($"'{run.Command}' threw.\n  {exception.GetType()}: {exception.Message}", cause: exception);
        }
    }

    internal ScenarioFailedException Fail(string problem, Exception? cause = null, bool showEvents = false) =>
        new(FailureReport.Create(this, problem, showEvents), cause);

    private object BuildState(AggregateBinding aggregate, StreamKey stream)
    {
        object state = aggregate.CreateInitial();
        for (int index = 0; index < Given.Length; index++)
        {
            state = ApplyGiven(aggregate, state, stream, index);
        }

        return Commands.SelectMany(static run => run.Events).Aggregate(state, aggregate.Apply);
    }

    private object ApplyGiven(AggregateBinding aggregate, object state, StreamKey stream, int index)
    {
        try
        {
            return Application.Read(Given[index], stream, version: index + 1, Settings.Origin(commandNumber: 0)).Aggregate(state, aggregate.Apply);
        }
        catch (Exception exception)
        {
            throw new InvalidScenarioException(
                $"Given event {index + 1} cannot be applied by aggregate '{aggregate.Name}': {exception.Message}\n  {Application.Describe(Given[index])}",
                exception);
        }
    }
}
