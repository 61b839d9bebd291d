namespace Edict.EventHandlers;

/// <summary>What a lane does next: some events, or dead letters once more, or moving its place.</summary>
internal readonly record struct LaneItem(ReadOnlyMemory<RecordedEvent> Events, LetterRetry? Retry = null, LanePass? Pass = null);
