using Edict.PostgreSql.Reading;
using Npgsql;

namespace Edict.PostgreSql.Feed;

/// <summary>
/// Tells other processes about subscriptions, at once; what comes while something is being sent goes together. What is lost here is asked for again. Safe for
/// concurrent use.
/// </summary>
internal sealed class SubscriptionNoticeSender(NpgsqlDataSource pool)
{
    // More than that waits only for a server that does not answer.
    private const int MostWaiting = 1_000;

    private readonly Lock _gate = new();
    private List<string> _waiting = [];
    private Task _sending = Task.CompletedTask;

    internal void Send(string payload)
    {
        lock (_gate)
        {
            if (_waiting.Count == MostWaiting)
            {
                return;
            }

            _waiting.Add(payload);
            if (_sending.IsCompleted)
            {
                _sending = Task.Run(SendAllAsync);
            }
        }
    }

    /// <summary>Ends when nothing is left to send; nobody sends anything meanwhile.</summary>
    internal Task DrainAsync()
    {
        lock (_gate)
        {
            return _sending;
        }
    }

    private async Task SendAllAsync()
    {
        while (TakeWaiting() is { Count: > 0 } taken)
        {
            await TrySendAsync([.. taken]).ConfigureAwait(false);
        }
    }

    // Whoever sends after this finds that sending has ended, and begins anew.
    private List<string> TakeWaiting()
    {
        lock (_gate)
        {
            List<string> taken = _waiting;
            if (taken.Count == 0)
            {
                _sending = Task.CompletedTask;
            }

            _waiting = [];
            return taken;
        }
    }

    private async Task TrySendAsync(string[] payloads)
    {
        try
        {
            await using NpgsqlConnection connection = await pool.OpenConnectionAsync().ConfigureAwait(false);
            await using NpgsqlCommand send = new(SubscriptionNotice.Send, connection) { Parameters = { ReadSession.Texts(payloads) } };
            await send.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // A data source of the user's may fail with anything.
        }
    }
}
