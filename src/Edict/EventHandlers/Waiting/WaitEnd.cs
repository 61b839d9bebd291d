namespace Edict.EventHandlers;

/// <summary>How waiting for a handler ended.</summary>
/// <param name="Reason">Why it has not processed what was waited for; <see langword="null"/> when it has.</param>
internal sealed record WaitEnd(UnseenReason? Reason)
{
    internal static WaitEnd Seen { get; } = new((UnseenReason?)null);

    internal static WaitEnd TimedOut { get; } = new(UnseenReason.TimedOut);
}
