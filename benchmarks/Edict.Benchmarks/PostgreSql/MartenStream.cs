using System.Diagnostics;
using Edict.Benchmarks.Domain;
using JasperFx;
using JasperFx.Events;
using Marten;

namespace Edict.Benchmarks.PostgreSql;

/// <summary>One stream of Marten's, aggregated live: read, deserialized by System.Text.Json and applied, without a document kept.</summary>
internal sealed class MartenStream(string server) : IAsyncDisposable
{
    private const string Id = "one";

    private readonly DocumentStore _store = DocumentStore.For(options =>
    {
        options.Connection(server);
        options.AutoCreateSchemaObjects = AutoCreate.All;
        options.UseSystemTextJsonForSerialization();
        options.Events.StreamIdentity = StreamIdentity.AsString;
        options.Events.AddEventType<Deposited>();
    });

    /// <summary>Stores as many events as shall be read later.</summary>
    internal async Task FillAsync(int events)
    {
        foreach (int[] some in Enumerable.Range(0, events).Chunk(1_000))
        {
            await using IDocumentSession session = _store.LightweightSession();
            session.Events.Append(Id, some.Select(static object (_) => new Deposited(Id, 1)));
            await session.SaveChangesAsync();
        }
    }

    /// <summary>Makes the state of the events.</summary>
    /// <returns>How long it took, in ticks of <see cref="Stopwatch"/>, and the sum of all deposits.</returns>
    internal async Task<(long Time, long Balance)> ReadAsync()
    {
        long began = Stopwatch.GetTimestamp();
        await using IQuerySession session = _store.QuerySession();
        MartenWallet? wallet = await session.Events.AggregateStreamAsync<MartenWallet>(Id);
        return (Stopwatch.GetTimestamp() - began, wallet?.Balance ?? 0);
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();
}
