namespace Edict;

/// <summary>How far a rebuild beside the tables that are read was in this process when it was asked. Immutable.</summary>
/// <param name="State">What it does.</param>
/// <param name="Position">The position up to which the new tables are complete; 0 while another process builds them.</param>
/// <param name="Head">The position of the last event that it knows of.</param>
/// <param name="EventsPerSecond">How many positions it gets over in a second, since it began or was gone on with.</param>
/// <param name="TimeLeft">How long it still takes at this rate; <see langword="null"/> while that cannot be said.</param>
/// <param name="Error">Why it stopped or fails; <see langword="null"/> when all is well.</param>
public sealed record RebuildProgress(EventHandlerState State, long Position, long Head, double EventsPerSecond, TimeSpan? TimeLeft, Exception? Error);
