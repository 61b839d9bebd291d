namespace Edict.EventHandlers;

/// <summary>What one process asks the one that runs a handler: to tell when events are processed.</summary>
/// <param name="Handler">The stable name of the handler.</param>
/// <param name="Positions">The positions that are waited for, in order.</param>
/// <param name="IsUpTo">Whether everything before is waited for as well.</param>
/// <param name="Left">For how long the answer matters.</param>
/// <param name="Behalf">The handler on whose behalf it is asked; <see langword="null"/> for none.</param>
internal sealed record WaitQuestion(string Handler, IReadOnlyList<long> Positions, bool IsUpTo, TimeSpan Left, string? Behalf);
