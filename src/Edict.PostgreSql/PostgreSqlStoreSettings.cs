using Npgsql;

namespace Edict.PostgreSql;

/// <summary>Checked settings. Immutable.</summary>
internal sealed record PostgreSqlStoreSettings(
    NpgsqlDataSource? DataSource,
    string ConnectionString,
    string? DirectConnectionString,
    string Schema,
    PostgreSqlPayload Payload,
    bool ManageSchema,
    bool AllowErasure,
    bool ThroughPgBouncer,
    TimeSpan RetryTimeout,
    TimeSpan StartTimeout,
    TimeSpan FeedPollInterval,
    Action<PostgreSqlStoreException>? OnStartRetry)
{
    internal static PostgreSqlStoreSettings From(PostgreSqlStoreOptions options)
    {
        if (options.DataSource is null == string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            throw new EdictOptionsException(
                nameof(options.ConnectionString),
                "The PostgreSQL store needs either a connection string, such as \"Host=localhost;Database=bank\", or a data source.");
        }

        SchemaName.Ensure(options.Schema);
        Require(Enum.IsDefined(options.Payload), nameof(options.Payload), options.Payload, "must be Json, Bytea or Jsonb");
        RequireTime(options.RetryTimeout, nameof(options.RetryTimeout));
        RequireTime(options.StartTimeout, nameof(options.StartTimeout));
        Require(
            options.FeedPollInterval >= TimeSpan.FromMilliseconds(10) && options.FeedPollInterval <= TimeSpan.FromHours(1),
            nameof(options.FeedPollInterval), options.FeedPollInterval, "must be 10 milliseconds to 1 hour");
        return new PostgreSqlStoreSettings(
            options.DataSource,
            Read(options.ConnectionString, nameof(options.ConnectionString)),
            options.DirectConnectionString is { } direct ? Read(direct, nameof(options.DirectConnectionString)) : null,
            options.Schema, options.Payload, options.ManageSchema, options.AllowErasure, options.ThroughPgBouncer,
            options.RetryTimeout, options.StartTimeout, options.FeedPollInterval, options.OnStartRetry);
    }

    private static string Read(string connectionString, string option)
    {
        try
        {
            // What the store relies on per call it sets per call, so a connection needs no cleaning between two of its users.
            return new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true }.ToString();
        }
        catch (ArgumentException exception)
        {
            // The text is not quoted: it may hold a password.
            throw new EdictOptionsException(option, $"{option} is no connection string of Npgsql: {exception.Message}");
        }
    }

    private static void RequireTime(TimeSpan value, string option) => Require(value >= TimeSpan.Zero, option, value, "must be zero or more");

    private static void Require<TValue>(bool isInRange, string option, TValue value, string range)
    {
        if (!isInRange)
        {
            throw new EdictOptionsException(option, $"Option {option} is {value}; it {range}.");
        }
    }
}
