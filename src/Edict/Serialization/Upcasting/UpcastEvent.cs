namespace Edict.Serialization;

/// <summary>A stored event beside what it is today. Immutable.</summary>
/// <param name="Stored">The event as the store keeps it; <see langword="null"/> where that is its JSON.</param>
/// <param name="Current">The events that it is today, each of which can serve every reader.</param>
internal sealed record UpcastEvent(object? Stored, IReadOnlyList<object> Current);
