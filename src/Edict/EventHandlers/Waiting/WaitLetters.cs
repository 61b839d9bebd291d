namespace Edict.EventHandlers;

/// <summary>Whether what is waited for is among the dead letters.</summary>
internal static class WaitLetters
{
    /// <returns>Why it is; <see langword="null"/> when it is not.</returns>
    internal static async ValueTask<UnseenReason?> FindAsync(IDeadLetterStore store, string handler, EventWait wait, CancellationToken cancellation)
    {
        IReadOnlyList<DeadLetter> letters = await store
            .ReadAsync(handler, stream: null, wait.First - 1, limit: wait.Positions.Count, cancellation).ConfigureAwait(false);
        DeadLetter? found = letters.FirstOrDefault(letter => wait.Positions.Contains(letter.Position));
        return found is null ? null : ReasonOf(found.Kind);
    }

    internal static UnseenReason ReasonOf(DeadLetterKind kind) => kind == DeadLetterKind.Parked ? UnseenReason.Parked : UnseenReason.DeadLettered;
}
