using Npgsql;

namespace Edict;

/// <summary>The settings of the PostgreSQL event store; checked by <c>UsePostgreSql</c>. Not thread-safe.</summary>
public sealed class PostgreSqlStoreOptions
{
    /// <summary>
    /// The connection string, in Npgsql's words: <c>Host=db;Database=bank;Username=bank;Password=...</c>. Where it names no
    /// <c>Maximum Pool Size</c>, the store uses at most 16 connections, and 2 more for appends.
    /// </summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>
    /// A pool of connections to use instead of <see cref="ConnectionString"/>, shared by as many stores as like; the store never
    /// disposes it. A slim one needs <c>EnableArrays()</c>.
    /// </summary>
    public NpgsqlDataSource? DataSource { get; set; }

    /// <summary>
    /// The schema that holds the store's tables: 1 to 63 lower-case letters, digits and underscores, no digit first, not beginning with
    /// <c>pg_</c>; the default is <c>edict</c>. Each schema is a store of its own.
    /// </summary>
    public string Schema { get; set; } = "edict";

    /// <summary>How events are kept; the default is <see cref="PostgreSqlPayload.Json"/>. It must be what the schema was made with.</summary>
    public PostgreSqlPayload Payload { get; set; }

    /// <summary>
    /// Whether the application makes the schema, and brings an older one up to date; the default is <see langword="true"/>. Otherwise
    /// somebody runs <see cref="PostgreSqlSchema.Script"/> beforehand, and the application needs no right to change tables.
    /// </summary>
    public bool ManageSchema { get; set; } = true;

    /// <summary>Whether streams may be erased for good; the default is <see langword="false"/>.</summary>
    public bool AllowErasure { get; set; }

    /// <summary>
    /// Whether the connections go through PgBouncer in transaction mode: then nothing is prepared or set for a session; the default is
    /// <see langword="false"/>.
    /// </summary>
    public bool ThroughPgBouncer { get; set; }

    /// <summary>
    /// A connection string that leads to the server itself, for making and changing the schema and for listening to other
    /// processes; <see langword="null"/> to do that, too, over the other connections.
    /// </summary>
    public string? DirectConnectionString { get; set; }

    /// <summary>
    /// How long a call is tried again while the server is away, or ends transactions in favour of others: zero or more; the default
    /// is 3 seconds, less than a dispatch waits, so that a caller hears what became of a command.
    /// </summary>
    public TimeSpan RetryTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How often the store looks whether a notice of another process was lost, while somebody follows its feed: 10 milliseconds to 1 hour;
    /// the default is 1 second. All stores that share a <see cref="DataSource"/> look together. Without a way to the server itself
    /// (<see cref="ThroughPgBouncer"/>, no <see cref="DirectConnectionString"/>) there are no notices, and this is how soon others are heard.
    /// </summary>
    public TimeSpan FeedPollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a start waits for a server that is not there: zero or more; the default is zero, so that it fails at once.</summary>
    public TimeSpan StartTimeout { get; set; }

    /// <summary>Is told of each attempt in vain to reach the server at start, before the next one; <see langword="null"/> for silence.</summary>
    public Action<PostgreSqlStoreException>? OnStartRetry { get; set; }
}
