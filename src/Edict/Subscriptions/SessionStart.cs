namespace Edict.Subscriptions;

/// <summary>How a session begins.</summary>
/// <param name="Position">The position after which it begins.</param>
/// <param name="Lanes">How many go on side by side.</param>
internal readonly record struct SessionStart(long Position, int Lanes);
