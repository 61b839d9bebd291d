using Bank.Domain;

namespace Bank.Batch;

/// <summary>
/// Lets commands run concurrently, at most <paramref name="capacity"/> at a time, and those of one account one after the other in
/// the order in which they came. What a command waits for came before it, so two commands never wait for each other.
/// </summary>
internal sealed class AccountOrder(int capacity) : IDisposable
{
    private readonly SemaphoreSlim _places = new(capacity, capacity);
    private readonly Dictionary<string, AccountTurn> _last = new(StringComparer.Ordinal);

    /// <summary>Takes a place, and a turn at each account of the command. To be called by one caller at a time.</summary>
    internal async ValueTask<AccountTurn> EnterAsync(IBankCommand command, CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation);
        var turn = new AccountTurn(command.Accounts);
        lock (_last)
        {
            foreach (string account in turn.Accounts)
            {
                if (_last.TryGetValue(account, out AccountTurn? before))
                {
                    turn.Follow(before);
                }

                _last[account] = turn;
            }
        }

        return turn;
    }

    /// <summary>Ends a turn: whoever waits for it goes on.</summary>
    internal void Leave(AccountTurn turn)
    {
        lock (_last)
        {
            foreach (string account in turn.Accounts)
            {
                if (_last[account] == turn)
                {
                    _last.Remove(account);
                }
            }
        }

        turn.End();
        _places.Release();
    }

    /// <summary>Waits until every turn has ended.</summary>
    internal async Task DrainAsync()
    {
        for (int place = 0; place < capacity; place++)
        {
            await _places.WaitAsync();
        }

        _places.Release(capacity);
    }

    public void Dispose() => _places.Dispose();
}
