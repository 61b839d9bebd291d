using System.Collections.Concurrent;
using Edict.PostgreSql.Tests.Servers;
using static Edict.PostgreSql.Tests.Servers.SchemaOfTest;

namespace Edict.PostgreSql.Tests.Writing;

/// <summary>Each caller hears of its own append, however many of one stream are in a transaction, and however soon callers come back.</summary>
[Trait("Category", "Repeated")]
public sealed class AnswerTests : IAsyncLifetime
{
    private const int Callers = 400;
    private const int Appends = 25;

    private readonly SchemaOfTest _schema = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _schema.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task What_is_answered_is_what_is_stored(int streams)
    {
        IEventStore store = await _schema.OpenAsync();
        ConcurrentDictionary<string, AppendResult> answers = [];
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (int number = 0; number < Appends; number++)
            {
                string name = $"{caller}/{number}";
                AppendBatch batch = Batch(name, new StreamKey("account", $"{(caller + number) % streams}"));
                // What may be a repeat is always examined.
                batch.Writes[0].MayBeRepeat = true;
                answers[name] = await store.AppendAsync(batch);
            }
        })));

        Dictionary<string, AppendResult> stored = [];
        await foreach (RecordedEvent recorded in store.EnumerateAllAsync(cancellation: TestContext.Current.CancellationToken))
        {
            stored.Add(recorded.Name, AppendResult.Appended(0, recorded.Version, recorded.Position));
        }

        Assert.Equal(Callers * Appends, stored.Count);
        Assert.Equal(stored.OrderBy(one => one.Key), answers.OrderBy(answer => answer.Key));
    }
}
