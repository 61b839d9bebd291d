namespace Bank.Batch;

/// <summary>The place of one command in the order of its accounts.</summary>
internal sealed class AccountTurn(IReadOnlyList<string> accounts)
{
    // The next command must not run on the stack of the one that ends.
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal IReadOnlyList<string> Accounts { get; } = accounts;

    /// <summary>Ends when all that came before on the same accounts has ended.</summary>
    internal Task Before { get; private set; } = Task.CompletedTask;

    internal void Follow(AccountTurn earlier) =>
        Before = Before.IsCompleted ? earlier._end.Task : Task.WhenAll(Before, earlier._end.Task);

    internal void End() => _end.SetResult();
}
