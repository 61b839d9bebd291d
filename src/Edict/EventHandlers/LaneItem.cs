namespace Edict.EventHandlers;

/// <summary>What a lane does next: an event, or dead letters once more.</summary>
internal readonly record struct LaneItem(RecordedEvent? Recorded, LetterRetry? Retry);
