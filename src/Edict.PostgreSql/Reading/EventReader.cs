using Edict.PostgreSql.Database;
using Npgsql;

namespace Edict.PostgreSql.Reading;

/// <summary>
/// Runs reads. Each is a few statements without a transaction around them, so none outlives a page; what a lost connection interrupts is
/// read again. Safe for concurrent use.
/// </summary>
internal sealed class EventReader
{
    private readonly PostgreSqlStoreSettings _settings;
    private readonly Connections _connections;

    internal EventReader(PostgreSqlStoreSettings settings, Connections connections, Sql sql, EventTypeRegistry types)
    {
        _settings = settings;
        _connections = connections;
        EventRows rows = new(sql, types, new StreamKeys(sql));
        Streams = new StreamReader(sql, rows);
        Log = new LogReader(sql, rows);
        Listing = new StreamListing(sql);
    }

    internal StreamReader Streams { get; }

    internal LogReader Log { get; }

    internal StreamListing Listing { get; }

    /// <summary>Reads on a connection of its own.</summary>
    internal async ValueTask<TResult> ReadAsync<TResult>(Func<EventReader, ReadSession, ValueTask<TResult>> read, CancellationToken cancellation)
    {
        Patience? patience = null;
        while (true)
        {
            try
            {
                await using NpgsqlConnection connection = await _connections.OpenAsync(cancellation).ConfigureAwait(false);
                return await read(this, new ReadSession(connection, _connections.Prepares, cancellation)).ConfigureAwait(false);
            }
            catch (NpgsqlException exception)
            {
                patience ??= new Patience(_settings.RetryTimeout);
                if (!PostgreSqlErrors.IsPassing(exception) || !await patience.TryGoOnAsync(cancellation).ConfigureAwait(false))
                {
                    throw PostgreSqlErrors.For(exception);
                }

                if (!PostgreSqlErrors.IsRefusal(exception))
                {
                    _connections.ForgetIdle();
                }
            }
        }
    }
}
