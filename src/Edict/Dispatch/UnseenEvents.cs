namespace Edict.Dispatch;

/// <summary>The events of a command, and who has not processed them.</summary>
/// <param name="Events">The event, or an array of them.</param>
/// <param name="Handlers">Who has not; at least one.</param>
internal sealed record UnseenEvents(object? Events, IReadOnlyList<UnseenHandler> Handlers);
