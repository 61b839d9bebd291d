namespace Edict.Tests.Handwritten;

/// <summary>A <see cref="TestBank"/> on a <see cref="ScriptedStore"/>.</summary>
internal sealed class ScriptedBank : IAsyncDisposable
{
    private ScriptedBank(TestBank app, ScriptedStore store, InMemoryDatabase database)
    {
        App = app;
        Store = store;
        Database = database;
    }

    internal TestBank App { get; }

    internal ScriptedStore Store { get; }

    internal InMemoryDatabase Database { get; }

    internal static async Task<ScriptedBank> StartAsync(
        bool isShared = true, bool wantsPayload = false, InMemoryDatabase? database = null, Action<EdictOptions>? configure = null,
        AccountBinding? accounts = null)
    {
        ScriptedStore? store = null;
        database ??= new InMemoryDatabase { RoundTrip = wantsPayload };
        TestBank app = await TestBank.StartAsync(accounts ?? AccountBinding.Copied, options =>
        {
            options.UseStore(context => store = new ScriptedStore(context, database, new EventStoreTraits(wantsPayload, isShared)));
            configure?.Invoke(options);
        });
        return new ScriptedBank(app, store!, database);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
