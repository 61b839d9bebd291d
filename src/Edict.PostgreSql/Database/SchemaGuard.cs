using Npgsql;

namespace Edict.PostgreSql.Database;

/// <summary>Makes the schema of a store, or accepts what is ours, and refuses everything else untouched.</summary>
internal sealed class SchemaGuard(PostgreSqlStoreSettings settings, Connections connections)
{
    private static readonly int Newest = Migrations.All[^1].Version;

    /// <exception cref="EventStoreFormatException">The schema is no store, or one of a newer version, or made for other payloads.</exception>
    internal async ValueTask MakeOrCheckAsync(CancellationToken cancellation)
    {
        (int version, string payload) = await ReadVersionAsync(cancellation).ConfigureAwait(false);
        if (version < Newest && settings.ManageSchema)
        {
            await MigrateAsync(cancellation).ConfigureAwait(false);
            (version, payload) = await ReadVersionAsync(cancellation).ConfigureAwait(false);
        }

        EnsureKnown(version, payload);
    }

    private async ValueTask MigrateAsync(CancellationToken cancellation)
    {
        try
        {
            string script = MigrationScript.Of(settings.Schema, settings.Payload, Migrations.All);
            await connections.ChangeSchemaAsync(script, cancellation).ConfigureAwait(false);
        }
        catch (PostgresException exception) when (PostgreSqlErrors.IsStrangeSchema(exception))
        {
            throw Strange(exception);
        }
    }

    // Below zero: there is none.
    private async ValueTask<(int Version, string Payload)> ReadVersionAsync(CancellationToken cancellation)
    {
        await using NpgsqlConnection connection = await connections.OpenAsync(cancellation).ConfigureAwait(false);
        await using NpgsqlCommand inspect = new(Sql.Inspect, connection) { Parameters = { new NpgsqlParameter<string> { TypedValue = settings.Schema } } };
        await using (NpgsqlDataReader found = await inspect.ExecuteReaderAsync(cancellation).ConfigureAwait(false))
        {
            await found.ReadAsync(cancellation).ConfigureAwait(false);
            bool isStore = found.GetBoolean(1);
            if (!isStore)
            {
                return found.GetBoolean(0) ? throw Strange() : (-1, "");
            }
        }

        await using NpgsqlCommand read = new(new Sql(settings.Schema).Version, connection);
        await using NpgsqlDataReader row = await read.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        return await row.ReadAsync(cancellation).ConfigureAwait(false) ? (row.GetInt32(0), row.GetString(1)) : throw Strange();
    }

    private void EnsureKnown(int version, string payload)
    {
        if (version < Newest)
        {
            throw new EventStoreFormatException(
                $"Schema '{settings.Schema}' is {(version < 0 ? "not there" : $"of version {version}")}; this version of Edict needs {Newest}. "
                + "Run the script that PostgreSqlSchema.Script gives, or set ManageSchema.");
        }

        if (version > Newest)
        {
            throw new EventStoreFormatException(
                $"Schema '{settings.Schema}' is of version {version}; this version of Edict knows {Newest}. "
                + "Use the version of Edict that made it, or a newer one; the schema was left as it is.");
        }

        if (payload != MigrationScript.Name(settings.Payload))
        {
            throw new EventStoreFormatException(
                $"Schema '{settings.Schema}' keeps events as {payload}, and the option Payload says {settings.Payload}. "
                + "Set the option to what the schema was made with, or name another schema.");
        }
    }

    private EventStoreFormatException Strange(Exception? cause = null) => new(
        $"Schema '{settings.Schema}' holds something else than an Edict store. Name another schema; this one was left as it is.", cause);
}
