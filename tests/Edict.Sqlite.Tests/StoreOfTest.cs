using System.Buffers;
using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Edict.Sqlite.Tests;

/// <summary>Opens stores on a file, appends small events, and steps on the file from outside as other programs would.</summary>
public sealed class StoreOfTest : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentBag<SqliteEventStore> _stores = [];

    internal string Path => _folder.PathOf("events.db");

    internal static StreamKey Stream { get; } = new("account", "ACC-1");

    internal string PathOf(string name) => _folder.PathOf(name);

    internal async Task<IEventStore> OpenAsync(string? path = null, TimeSpan? busyTimeout = null, int maxEventBytes = 1_000)
    {
        SqliteEventStore store = Create(path, busyTimeout, maxEventBytes);
        await store.OpenAsync(TestContext.Current.CancellationToken);
        return store;
    }

    internal SqliteEventStore Create(string? path = null, TimeSpan? busyTimeout = null, int maxEventBytes = 1_000)
    {
        SqliteStoreOptions options = new() { Path = path ?? Path };
        options.BusyTimeout = busyTimeout ?? options.BusyTimeout;
        SqliteEventStore store = new(SqliteStoreSettings.From(options), new EventStoreContext(new EventTypeRegistry([new NamedType("a")]), TimeProvider.System, maxEventBytes));
        _stores.Add(store);
        return store;
    }

    internal SqliteConnection Connect()
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = Path, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    internal void Execute(string sql, string? path = null)
    {
        using SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path ?? Path, Pooling = false }.ToString());
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    internal static AppendBatch Batch(string eventName, StreamKey? stream = null, byte[]? json = null)
    {
        StreamWrite write = new()
        {
            Stream = stream ?? Stream,
            Expected = ExpectedVersion.Any,
            CommandId = Guid.NewGuid(),
            CausationId = Guid.NewGuid(),
            CorrelationId = Guid.NewGuid(),
            Timestamp = DateTimeOffset.UnixEpoch,
        };
        write.Events.Add(new NewEvent(new NamedType(eventName), eventName, json ?? "{}"u8.ToArray()));
        AppendBatch batch = new();
        batch.Writes.Add(write);
        return batch;
    }

    internal static async Task<IReadOnlyList<string>> NamesAsync(IEventStore store) =>
    [
        .. (await store.ReadAllAsync(1, ReadDirection.Forward, int.MaxValue, TestContext.Current.CancellationToken)).Select(recorded => recorded.Name),
    ];

    public async ValueTask DisposeAsync()
    {
        foreach (SqliteEventStore store in _stores)
        {
            await store.DisposeAsync();
        }

        _folder.Dispose();
    }

    private sealed class NamedType(string name) : EventType(name, 1, typeof(string), isImmutable: true)
    {
        public override void Write(object @event, IBufferWriter<byte> output) => output.Write("{}"u8);

        public override object Read(ReadOnlySpan<byte> json) => Name;
    }
}
