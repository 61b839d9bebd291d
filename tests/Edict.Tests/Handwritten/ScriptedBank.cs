namespace Edict.Tests.Handwritten;

/// <summary>A <see cref="TestBank"/> on a <see cref="ScriptedStore"/>.</summary>
internal sealed class ScriptedBank : IAsyncDisposable
{
    private ScriptedBank(TestBank app, ScriptedStore store)
    {
        App = app;
        Store = store;
    }

    internal TestBank App { get; }

    internal ScriptedStore Store { get; }

    internal static async Task<ScriptedBank> StartAsync(
        bool isShared = true, bool wantsPayload = false, InMemoryDatabase? database = null, Action<EdictOptions>? configure = null)
    {
        ScriptedStore? store = null;
        TestBank app = await TestBank.StartAsync(options =>
        {
            options.UseStore(context => store = new ScriptedStore(
                context, database ?? new InMemoryDatabase { RoundTrip = wantsPayload }, new EventStoreTraits(wantsPayload, isShared)));
            configure?.Invoke(options);
        });
        return new ScriptedBank(app, store!);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
