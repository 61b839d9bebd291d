using Edict.PostgreSql.Reading;
using Npgsql;

namespace Edict.PostgreSql.Feed;

/// <summary>
/// Tells other processes how far logs reach: at once after a quiet time, otherwise once in a while for all that has come together, and never
/// within an append's transaction, where it would take a lock of the whole server. What is lost here is found by their polls. Safe for
/// concurrent use.
/// </summary>
internal sealed class NoticeSender(NpgsqlDataSource pool)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly Lock _gate = new();
    private Dictionary<string, long> _waiting = [];
    private Task _sending = Task.CompletedTask;

    /// <summary>Sends, soon, that the log of a schema reaches this far.</summary>
    internal void Note(string schema, long position)
    {
        lock (_gate)
        {
            _waiting[schema] = Math.Max(position, _waiting.GetValueOrDefault(schema));
            if (_sending.IsCompleted)
            {
                _sending = Task.Run(SendAllAsync);
            }
        }
    }

    /// <summary>Ends when nothing is left to send; nobody notes anything meanwhile.</summary>
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
            await TrySendAsync([.. taken.Select(notice => Notice.Of(notice.Key, notice.Value))]).ConfigureAwait(false);
            await Task.Delay(Pause).ConfigureAwait(false);
        }
    }

    // Whoever notes after this finds that sending has ended, and begins anew.
    private Dictionary<string, long> TakeWaiting()
    {
        lock (_gate)
        {
            Dictionary<string, long> taken = _waiting;
            if (taken.Count == 0)
            {
                _sending = Task.CompletedTask;
            }

            _waiting = [];
            return taken;
        }
    }

    private async Task TrySendAsync(string[] notices)
    {
        try
        {
            await using NpgsqlConnection connection = await pool.OpenConnectionAsync().ConfigureAwait(false);
            await using NpgsqlCommand send = new(Notice.Send, connection) { Parameters = { ReadSession.Texts(notices) } };
            await send.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The others look by themselves. A data source of the user's may fail with anything.
        }
    }
}
