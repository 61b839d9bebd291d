using System.Buffers;
using Npgsql;

namespace Edict.PostgreSql.Tests.Servers;

/// <summary>A schema of a test's own: opens stores on it, appends small events, and steps on it from outside as other programs would.</summary>
internal sealed class SchemaOfTest(string? connectionString = null) : IAsyncDisposable
{
    private readonly List<PostgreSqlEventStore> _stores = [];
    private readonly string _connectionString = connectionString ?? TestServer.ConnectionString;

    internal string Name { get; } = $"test_{Guid.NewGuid():n}";

    internal static StreamKey Stream { get; } = new("account", "ACC-1");

    internal PostgreSqlEventStore Create(Action<PostgreSqlStoreOptions>? configure = null, EventStoreContext? context = null)
    {
        PostgreSqlStoreOptions options = new() { ConnectionString = _connectionString, Schema = Name };
        configure?.Invoke(options);
        PostgreSqlEventStore store = new(
            PostgreSqlStoreSettings.From(options), context ?? new EventStoreContext(new EventTypeRegistry([new NamedType("a")]), TimeProvider.System, 1_000_000));
        _stores.Add(store);
        return store;
    }

    internal async Task<IEventStore> OpenAsync(Action<PostgreSqlStoreOptions>? configure = null)
    {
        PostgreSqlEventStore store = Create(configure);
        await store.OpenAsync(TestContext.Current.CancellationToken);
        return store;
    }

    internal Task ExecuteAsync(string sql) => TestServer.ExecuteAsync(sql.Replace("{schema}", Name, StringComparison.Ordinal), _connectionString);

    internal Task<TResult> ReadAsync<TResult>(string sql) =>
        TestServer.ReadAsync<TResult>(sql.Replace("{schema}", Name, StringComparison.Ordinal), _connectionString);

    /// <summary>Opens a connection whose transaction holds the order: whoever appends waits until it ends.</summary>
    internal async Task<NpgsqlTransaction> HoldOrderAsync(NpgsqlConnection connection)
    {
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        NpgsqlTransaction transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using NpgsqlCommand holding = new($"select {Name}.lock_order()", connection);
        await holding.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return transaction;
    }

    internal static AppendBatch Batch(string eventName, StreamKey? stream = null, string json = "{}", ExpectedVersion? expected = null)
    {
        StreamWrite write = new()
        {
            Stream = stream ?? Stream,
            Expected = expected ?? ExpectedVersion.Any,
            CommandId = Guid.NewGuid(),
            CausationId = Guid.NewGuid(),
            CorrelationId = Guid.NewGuid(),
            Timestamp = DateTimeOffset.UnixEpoch,
        };
        write.Events.Add(new NewEvent(new NamedType(eventName), eventName, System.Text.Encoding.UTF8.GetBytes(json)));
        AppendBatch batch = new();
        batch.Writes.Add(write);
        return batch;
    }

    internal static async Task<List<string>> NamesAsync(IEventStore store)
    {
        List<string> names = [];
        await foreach (RecordedEvent recorded in store.EnumerateAllAsync(cancellation: TestContext.Current.CancellationToken))
        {
            Assert.Equal(names.Count + 1, recorded.Position);
            names.Add(recorded.Name);
        }

        return names;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (PostgreSqlEventStore store in _stores)
        {
            await store.DisposeAsync();
        }

        await TestServer.ExecuteAsync($"drop schema if exists {Name} cascade", _connectionString);
    }

    private sealed class NamedType(string name) : EventType(name, 1, typeof(string), isImmutable: true)
    {
        public override void Write(object @event, IBufferWriter<byte> output) => output.Write("{}"u8);

        public override object Read(ReadOnlySpan<byte> json) => Name;
    }
}
