using Edict.CompilerServices;
using Edict.Tests.EventHandlers;
using Edict.Tests.Handwritten;

namespace Edict.Tests.Waiting;

/// <summary>Banks whose dispatches wait for event handlers of the test.</summary>
internal static class StrongBank
{
    internal static readonly DispatchOptions Strong = new() { Consistency = Consistency.Strong, ConsistencyTimeout = TimeSpan.FromSeconds(30) };

    internal static Task<TestBank> StartAsync(params ScriptedHandler[] handlers) => StartAsync(static _ => { }, handlers);

    internal static Task<TestBank> StartAsync(Action<EdictOptions> configure, params ScriptedHandler[] handlers) => StartAsync(database: null, configure, handlers);

    internal static Task<TestBank> StartAsync(InMemoryDatabase? database, Action<EdictOptions> configure, params ScriptedHandler[] handlers) =>
        StartAsync(
            definition => definition with { EventHandlers = handlers },
            options =>
            {
                options.UseInMemory(database);
                configure(options);
            });

    internal static async Task<TestBank> StartAsync(Func<ApplicationDefinition, ApplicationDefinition> change, Action<EdictOptions> configure)
    {
        IReadOnlyList<EventHandlerBinding> handlers = [];
        TestBank bank = await TestBank.StartAsync(
            definition =>
            {
                ApplicationDefinition changed = change(definition);
                handlers = changed.EventHandlers;
                return changed;
            },
            configure);
        bank.Disposing = () =>
        {
            foreach (ScriptedHandler handler in handlers.OfType<ScriptedHandler>())
            {
                handler.Release?.Invoke();
            }
        };
        return bank;
    }

    /// <summary>Lets only some of the handlers run.</summary>
    internal static Action<EdictOptions> Runs(params string[] names) =>
        options => options.ConfigureEventHandlers(handler => handler.IsEnabled = names.Contains(handler.Name));

    internal static ScriptedHandler Quick(string name, Action<EventHandlerOptions>? attribute = null) => new(name)
    {
        Attribute = options =>
        {
            options.Consistency = Consistency.Strong;
            attribute?.Invoke(options);
        },
        OnEvent = static (_, _, _) => Task.CompletedTask,
    };

    /// <summary>Demands that something still waits after a while.</summary>
    internal static async Task StaysAsync(Task waiting)
    {
        await Task.Delay(60, TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);
    }

    /// <summary>The one who has not seen the events, and why.</summary>
    internal static (string Handler, UnseenReason Reason) Single(DispatchResult result)
    {
        Assert.Equal(DispatchStatus.Accepted, result.Status);
        UnseenHandler unseen = Assert.Single(result.Unseen);
        return (unseen.Handler, unseen.Reason);
    }
}
