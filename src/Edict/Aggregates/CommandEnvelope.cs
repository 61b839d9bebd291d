using Edict.CompilerServices;

namespace Edict.Aggregates;

/// <summary>
/// A command as it crosses from routing to the aggregate's host: values only, so that a host on another machine could be handed it.
/// </summary>
internal readonly struct CommandEnvelope(CommandRoute route, object command, Guid commandId)
{
    internal CommandRoute Route { get; } = route;

    internal object Command { get; } = command;

    internal Guid CommandId { get; } = commandId;

    internal required Guid CausationId { get; init; }

    internal required Guid CorrelationId { get; init; }

    internal required Metadata Metadata { get; init; }

    internal required ExpectedVersion Expected { get; init; }

    internal required int RetryAttempts { get; init; }

    internal required TimeSpan Timeout { get; init; }

    /// <summary>Whether the command may have been stored before: its id was given, not made here.</summary>
    internal required bool MayBeRepeat { get; init; }
}
