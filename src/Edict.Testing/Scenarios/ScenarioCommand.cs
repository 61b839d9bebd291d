namespace Edict.Testing;

/// <summary>A command of a scenario and what came of it.</summary>
internal sealed record ScenarioCommand(object Command, CommandContext Context)
{
    internal IReadOnlyList<object> Events { get; init; } = [];

    internal Rejection? Rejection { get; init; }

    internal Exception? Exception { get; init; }
}
