namespace Edict.EventHandlers;

/// <summary>What a lane does next: some events, or dead letters once more.</summary>
internal readonly record struct LaneItem(ReadOnlyMemory<RecordedEvent> Events, LetterRetry? Retry);
