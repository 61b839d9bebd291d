using Edict.CompilerServices;

namespace Edict.Aggregates;

/// <summary>
/// A command as it crosses from routing to the aggregate's host: values only, so that a host on another machine could be handed it.
/// What its caller did not say has the host's defaults, which keeps the envelope of a plain dispatch small.
/// </summary>
internal readonly struct CommandEnvelope(CommandRoute route, object command, Guid commandId, DispatchOptions? options, bool mayBeRepeat)
{
    internal CommandRoute Route { get; } = route;

    internal object Command { get; } = command;

    internal Guid CommandId { get; } = commandId;

    /// <summary>What the caller said; null when nothing.</summary>
    internal DispatchOptions? Options { get; } = options;

    /// <summary>Whether the command may have been stored before: its id was given, not made here.</summary>
    internal bool MayBeRepeat { get; } = mayBeRepeat;

    internal Guid CausationId => Options?.CausationId ?? CommandId;

    internal Guid CorrelationId => Options?.CorrelationId ?? CommandId;

    internal Metadata Metadata => Options?.Metadata ?? Metadata.Empty;

    internal ExpectedVersion Expected => Options?.ExpectedVersion ?? ExpectedVersion.Any;

    internal bool IsExpected(long version) => Options is null || Options.ExpectedVersion.Accepts(version);
}
