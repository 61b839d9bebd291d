using Edict.PostgreSql.Database;
using Npgsql;

namespace Edict.PostgreSql.Feed;

/// <summary>
/// Listens to what other processes tell, on one connection for all stores of a database; while that is broken, the polls stand in for it.
/// Safe for concurrent use.
/// </summary>
/// <param name="source">Gives connections that lead to the server itself.</param>
/// <param name="members">Whom to tell how far logs reach.</param>
/// <param name="hearers">Whom to tell what is told of subscriptions.</param>
/// <param name="onListening">Looks at all logs: what was told before the connection listened was not heard.</param>
internal sealed class NoticeListener(
    NpgsqlDataSource source, FeedMembers members, SubscriptionHearers hearers, Func<CancellationToken, Task> onListening)
{
    // As often a quiet connection is asked whether it is still there.
    private static readonly TimeSpan Probe = TimeSpan.FromSeconds(30);

    private const string Listen = $"{SubscriptionNotice.Listen}; {Notice.Listen}";
    private const string Unlisten = $"{SubscriptionNotice.Unlisten}; {Notice.Unlisten}";

    /// <summary>Listens until it is stopped; never throws.</summary>
    internal async Task RunAsync(CancellationToken stop)
    {
        Patience patience = new(TimeSpan.MaxValue);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using NpgsqlConnection connection = await source.OpenConnectionAsync(stop).ConfigureAwait(false);
                await ListenAsync(connection, () => patience = new Patience(TimeSpan.MaxValue), stop).ConfigureAwait(false);
            }
            catch (Exception)
            {
                await RestAsync(patience, stop).ConfigureAwait(false);
            }
        }
    }

    private async Task ListenAsync(NpgsqlConnection connection, Action onListens, CancellationToken stop)
    {
        connection.Notification += Hear;
        try
        {
            await ExecuteAsync(connection, Listen, stop).ConfigureAwait(false);
            onListens();
            await onListening(stop).ConfigureAwait(false);
            while (true)
            {
                if (!await connection.WaitAsync(Probe, stop).ConfigureAwait(false))
                {
                    await ExecuteAsync(connection, Listen, stop).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            connection.Notification -= Hear;
            await TryUnlistenAsync(connection).ConfigureAwait(false);
        }
    }

    private void Hear(object sender, NpgsqlNotificationEventArgs heard)
    {
        if (heard.Channel == Notice.Channel && Notice.TryRead(heard.Payload, out string schema, out long position))
        {
            members.Advance(schema, position);
        }
        else if (heard.Channel == SubscriptionNotice.Channel && SubscriptionNotice.TryRead(heard.Payload, out string of, out string text))
        {
            hearers.Tell(of, text);
        }
    }

    // The next user of a pooled connection has not asked for notices.
    private static async Task TryUnlistenAsync(NpgsqlConnection connection)
    {
        try
        {
            await ExecuteAsync(connection, Unlisten, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // It is broken, and no one will use it.
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    private static async Task RestAsync(Patience patience, CancellationToken stop)
    {
        try
        {
            await patience.TryGoOnAsync(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It was stopped, which its caller sees.
        }
    }
}
