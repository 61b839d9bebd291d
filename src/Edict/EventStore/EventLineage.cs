namespace Edict.EventStore;

/// <summary>What an event carries besides its command's own id, where that is anything: most events carry nothing.</summary>
internal sealed record EventLineage(Guid CausationId, Guid CorrelationId, Metadata Metadata)
{
    internal static EventLineage? Of(Guid commandId, Guid causationId, Guid correlationId, Metadata metadata) =>
        causationId == commandId && correlationId == commandId && metadata.Count == 0
            ? null
            : new EventLineage(causationId, correlationId, metadata);
}
