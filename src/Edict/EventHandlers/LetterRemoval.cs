namespace Edict.EventHandlers;

/// <summary>Removes dead letters, however many.</summary>
internal static class LetterRemoval
{
    /// <summary>Removes the letters of a subscription that lie after a position.</summary>
    internal static async ValueTask RemoveAfterAsync(this IDeadLetterStore store, string subscription, long position, CancellationToken cancellation = default)
    {
        while (await store.ReadAsync(subscription, afterPosition: position, cancellation: cancellation).ConfigureAwait(false) is { Count: > 0 } page)
        {
            await store.RemoveAsync(subscription, [.. page.Select(static letter => letter.Position)]).ConfigureAwait(false);
        }
    }
}
