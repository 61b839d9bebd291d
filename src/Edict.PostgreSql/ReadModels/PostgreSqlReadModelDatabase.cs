using System.Data;
using System.Data.Common;
using System.Globalization;
using Npgsql;

namespace Edict.PostgreSql.ReadModels;

/// <summary>Read models in a schema of a PostgreSQL database, that of the events or another one.</summary>
/// <param name="source">The connections.</param>
/// <param name="ownsSource">Whether they end with this.</param>
/// <param name="schema">The schema.</param>
/// <param name="prepares">Whether statements are prepared.</param>
internal class PostgreSqlReadModelDatabase(NpgsqlDataSource source, bool ownsSource, string schema, bool prepares) : AdoReadModelDatabase
{
    // Two that make the tables at once would fail at each other's.
    private const string TakeTurns = "select pg_advisory_xact_lock(4991446571370152051)";

    private static readonly HashSet<string> Reserved =
        ["store", "streams", "events", "blocks", "links", "snapshots", "edits", "fences", "subscriptions", "dead_letters"];

    // Whoever may not make schemas may not say "if not exists" either.
    private string CreateSchema =>
        $"do $$ begin if not exists (select 1 from pg_namespace where nspname = '{schema}') then create schema {Quote(schema)}; end if; end $$";

    /// <inheritdoc/>
    protected override bool Prepares => prepares;

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Definition => [TakeTurns, CreateSchema, .. base.Definition];

    /// <inheritdoc/>
    public override bool IsReserved(string table) => base.IsReserved(table) || Reserved.Contains(table);

    // What the server says of itself; of the rest an event may be the reason, also of a statement that takes too long.
    /// <inheritdoc/>
    public override bool IsUnavailable(Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } => false,
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } => true,
        PostgresException failure => failure.SqlState is ['0', '8', ..] or ['2', '5', 'P', ..] or ['2', '5', '0', '0', '6'] or ['5', '3', ..] or ['5', '7', ..] or ['5', '8', ..],
        NpgsqlException { InnerException: TimeoutException } => false,
        NpgsqlException failure => failure.IsTransient || failure.InnerException is IOException,
        _ => false,
    };

    /// <inheritdoc/>
    public override bool IsConflict(Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };

    /// <inheritdoc/>
    protected override string Table(string name) => $"{Quote(schema)}.{Quote(name)}";

    /// <inheritdoc/>
    protected override string Placeholder(int index) => string.Create(CultureInfo.InvariantCulture, $"${index + 1}");

    /// <inheritdoc/>
    protected override void Bind(DbParameter parameter, int index, object? value) => parameter.Value = value switch
    {
        null => DBNull.Value,
        DateTimeOffset time => time.ToUniversalTime(),
        ushort number => (int)number,
        uint number => (long)number,
        ulong number => (decimal)number,
        char character => character.ToString(),
        _ => value,
    };

    /// <inheritdoc/>
    protected override async ValueTask<DbConnection> ConnectAsync(CancellationToken cancellation) =>
        await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);

    // Whatever the server's default: a stricter level would not see who has moved the place meanwhile.
    /// <inheritdoc/>
    protected override ValueTask<DbTransaction> BeginTransactionAsync(DbConnection connection, CancellationToken cancellation) =>
        connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync().ConfigureAwait(false);
        if (ownsSource)
        {
            await source.DisposeAsync().ConfigureAwait(false);
        }
    }
}
