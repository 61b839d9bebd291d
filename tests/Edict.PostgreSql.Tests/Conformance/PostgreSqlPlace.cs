using Edict.PostgreSql.Tests.Servers;
using Edict.Testing;

namespace Edict.PostgreSql.Tests.Conformance;

/// <summary>A schema of its own on the shared server, gone when the test ends.</summary>
public abstract class PostgreSqlPlace : StoreUnderTest
{
    private readonly string _schema = $"test_{Guid.NewGuid():n}";

    public override bool CarriesNotices => true;

    private protected virtual string ConnectionString => TestServer.ConnectionString;

    public override IEventStore CreateStore(EventStoreContext context)
    {
        PostgreSqlStoreOptions options = new() { ConnectionString = ConnectionString, Schema = _schema, AllowErasure = true };
        Configure(options);
        return new PostgreSqlEventStore(PostgreSqlStoreSettings.From(options), context);
    }

    public override async ValueTask DisposeAsync()
    {
        await TestServer.ExecuteAsync($"drop schema if exists {_schema} cascade", ConnectionString);
        await base.DisposeAsync();
    }

    private protected virtual void Configure(PostgreSqlStoreOptions options)
    {
    }
}

public sealed class JsonPlace : PostgreSqlPlace;

public sealed class ByteaPlace : PostgreSqlPlace
{
    private protected override void Configure(PostgreSqlStoreOptions options) => options.Payload = PostgreSqlPayload.Bytea;
}

public sealed class JsonbPlace : PostgreSqlPlace
{
    public override bool KeepsJsonAsWritten => false;

    private protected override void Configure(PostgreSqlStoreOptions options) => options.Payload = PostgreSqlPayload.Jsonb;
}

/// <summary>Behind PgBouncer in transaction mode; the schema is made on the direct way.</summary>
public sealed class PgBouncerPlace : PostgreSqlPlace
{
    private protected override void Configure(PostgreSqlStoreOptions options)
    {
        options.ConnectionString = TestServer.ThroughPgBouncer;
        options.DirectConnectionString = TestServer.ConnectionString;
        options.ThroughPgBouncer = true;
    }
}

/// <summary>On a server whose transactions are serializable unless they say otherwise.</summary>
public sealed class SerializablePlace : PostgreSqlPlace
{
    private protected override string ConnectionString => TestServer.Serializable;
}
