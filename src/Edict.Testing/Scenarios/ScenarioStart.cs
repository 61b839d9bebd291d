namespace Edict.Testing;

/// <summary>A scenario before its first command. Immutable: each step gives a new one, so that scenarios may share a beginning.</summary>
public sealed class ScenarioStart
{
    private readonly ScenarioHistory _history;

    internal ScenarioStart(ScenarioHistory history) => _history = history;

    /// <summary>
    /// Adds events that have happened, in order. Each is written as JSON and read back first, as a store would do it, and upcast where it is an
    /// older one. The aggregate is the one that the first command names.
    /// </summary>
    /// <param name="events">The events.</param>
    /// <exception cref="InvalidScenarioException">One of them is no event of the application, or does not survive its serializer.</exception>
    public ScenarioStart Given(params IEnumerable<object> events) => new(_history.WithGiven(events));

    /// <summary>Sets the time of later commands. The default is the first second of the year 2000, UTC.</summary>
    /// <param name="now">The time; it is cut to whole microseconds and turned to UTC.</param>
    public ScenarioStart At(DateTimeOffset now) => new(_history.With(_history.Settings.At(now)));

    /// <summary>
    /// Sets the id of the next command. The default is the number of the command, from 1, as the last digits of an otherwise empty id.
    /// </summary>
    /// <param name="commandId">The id.</param>
    public ScenarioStart WithCommandId(Guid commandId) => new(_history.With(_history.Settings with { CommandId = commandId }));

    /// <summary>Sets the metadata of later commands. The default is none.</summary>
    /// <param name="metadata">The metadata.</param>
    public ScenarioStart WithMetadata(Metadata metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return new ScenarioStart(_history.With(_history.Settings with { Metadata = metadata }));
    }

    /// <summary>Applies later events as they are, instead of what comes back from their serializer.</summary>
    public ScenarioStart WithoutRoundTrip() => new(_history.With(_history.Settings with { RoundTrip = false }));

    /// <summary>Lets the aggregate that the command names decide on it.</summary>
    /// <param name="command">The command.</param>
    /// <exception cref="InvalidScenarioException">
    /// No aggregate handles such a command, it names no valid identity, or a given event cannot be applied.
    /// </exception>
    public ScenarioOutcome When(object command) => new(_history.WithCommand(command));
}
