using Edict.Hosting;
using Edict.Tests.Handwritten;

namespace Edict.Tests.EventHandlers;

/// <summary>A bank in memory with event handlers of the test.</summary>
internal sealed class HandlingBank : IAsyncDisposable
{
    private HandlingBank(TestBank app, EventHandlerHost host)
    {
        App = app;
        Host = host;
    }

    internal TestBank App { get; }

    internal EventHandlerHost Host { get; }

    internal EventHandlerHandle this[string name] => Host.Handles[name];

    internal static Task<HandlingBank> StartAsync(InMemoryDatabase database, params ScriptedHandler[] handlers) =>
        StartAsync(database, static _ => { }, handlers);

    internal static async Task<HandlingBank> StartAsync(InMemoryDatabase database, Action<EdictOptions> configure, params ScriptedHandler[] handlers)
    {
        EdictOptions given = new();
        TestBank app = await TestBank.StartAsync(options =>
        {
            options.UseInMemory(database);
            configure(options);
            given = options;
        });
        EventHandlerHost host = new(app, handlers, given, app.Store, app.Runtime.Types);
        await host.StartAsync();
        return new HandlingBank(app, host);
    }

    internal async Task DepositAsync(string id, params int[] amounts)
    {
        foreach (int amount in amounts)
        {
            (await App.DispatchAsync(new Deposit(id, amount))).EnsureAccepted();
        }
    }

    /// <summary>Waits until a handler has handled everything that is stored now.</summary>
    internal Task HandledAllAsync(string name) => Eventually.Async(async () =>
    {
        long head = await App.Store.Feed.ReadHeadAsync();
        return this[name].Status.Position >= head;
    });

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await App.DisposeAsync();
    }
}
