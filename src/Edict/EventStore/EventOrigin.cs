namespace Edict;

/// <summary>Where an event comes from: what all events of one command have in common.</summary>
/// <param name="CommandId">The id of the command.</param>
/// <param name="CausationId">What caused the event.</param>
/// <param name="CorrelationId">What the event belongs to.</param>
/// <param name="Timestamp">When the command was handled: UTC, whole microseconds.</param>
/// <param name="Metadata">The metadata of the command.</param>
public readonly record struct EventOrigin(
    Guid CommandId, Guid CausationId, Guid CorrelationId, DateTimeOffset Timestamp, Metadata Metadata);
