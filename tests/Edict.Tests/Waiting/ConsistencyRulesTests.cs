using Edict.Dispatch;
using Edict.Tests.Handwritten;
using static Edict.Tests.Waiting.StrongBank;

namespace Edict.Tests.Waiting;

/// <summary>What holds when dispatch, command and application say different things.</summary>
public sealed class ConsistencyRulesTests
{
    private static readonly Dictionary<string, Consistency> Handlers = new()
    {
        ["s1"] = Consistency.Strong,
        ["s2"] = Consistency.Strong,
        ["e1"] = Consistency.Eventual,
    };

    private static readonly string[] None = [];
    private static readonly string[] AllStrong = ["s1", "s2"];

    private static string[] Find(Consistency application, DepositRoute route, DispatchOptions options) =>
        [.. new ConsistencyRules("TestBank", Handlers, [route], application).HandlersFor(route, options)];

    [Fact]
    public void Dispatch_comes_before_command_and_command_before_application()
    {
        DepositRoute silent = new();
        DepositRoute strong = new() { Consistency = Consistency.Strong };
        DepositRoute eventual = new() { Consistency = Consistency.Eventual };
        DepositRoute named = new() { WaitFor = ["e1"] };
        DispatchOptions nothing = new();

        Assert.Equal(None, Find(Consistency.Eventual, silent, nothing));
        Assert.Equal(AllStrong, Find(Consistency.Strong, silent, nothing));
        Assert.Equal(AllStrong, Find(Consistency.Eventual, strong, nothing));
        Assert.Equal(None, Find(Consistency.Strong, eventual, nothing));
        Assert.Equal(["e1"], Find(Consistency.Strong, named, nothing));
        Assert.Equal(None, Find(Consistency.Strong, strong, new DispatchOptions { Consistency = Consistency.Eventual }));
        Assert.Equal(AllStrong, Find(Consistency.Eventual, eventual, new DispatchOptions { Consistency = Consistency.Strong }));
        Assert.Equal(["s2"], Find(Consistency.Strong, named, new DispatchOptions { WaitFor = ["s2"] }));
        Assert.Equal(["e1", "s1", "s2"], Find(Consistency.Eventual, silent, new DispatchOptions { Consistency = Consistency.Strong, WaitFor = ["e1", "s1"] }));
    }

    [Fact]
    public void Only_where_something_waits_unasked_every_dispatch_is_looked_at()
    {
        Assert.False(new ConsistencyRules("TestBank", Handlers, [new DepositRoute()], Consistency.Eventual).WaitsUnasked);
        Assert.False(new ConsistencyRules("TestBank", new Dictionary<string, Consistency>(), [new DepositRoute()], Consistency.Strong).WaitsUnasked);
        Assert.True(new ConsistencyRules("TestBank", Handlers, [new DepositRoute()], Consistency.Strong).WaitsUnasked);
        Assert.True(new ConsistencyRules("TestBank", Handlers, [new DepositRoute { WaitFor = ["e1"] }], Consistency.Eventual).WaitsUnasked);
    }

    [Fact]
    public async Task An_application_that_is_strong_by_default_waits_for_its_strong_handlers()
    {
        HeldHandler held = new("held");
        await using TestBank bank = await StrongBank.StartAsync(
            static options => (options.Consistency, options.ConsistencyTimeout) = (Consistency.Strong, TimeSpan.FromMilliseconds(30)), held.Binding);

        Assert.Equal(("held", UnseenReason.TimedOut), Single(await bank.DispatchAsync(new Deposit("a", 1))));
        Assert.Empty((await bank.DispatchAsync(new Deposit("a", 1), new DispatchOptions { Consistency = Consistency.Eventual })).Unseen);
    }

    [Fact]
    public async Task A_command_that_names_handlers_waits_for_them()
    {
        HeldHandler held = new("held", static options => options.Consistency = Consistency.Eventual);
        DepositRoute deposit = new() { WaitFor = ["held"] };
        await using TestBank bank = await StrongBank.StartAsync(
            definition => definition with
            {
                EventHandlers = [held.Binding],
                Routes = [.. definition.Routes.Select(route => route is DepositRoute ? deposit : route)],
            },
            static options => options.UseInMemory().ConsistencyTimeout = TimeSpan.FromMilliseconds(30));

        Assert.Equal(("held", UnseenReason.TimedOut), Single(await bank.DispatchAsync((object)new Deposit("a", 5))));
        Assert.Empty((await bank.DispatchAsync(new Withdraw("a", 1))).Unseen);
    }

    [Fact]
    public async Task A_command_that_names_an_unknown_handler_fails_the_start()
    {
        UnknownEventHandlerException exception = await Assert.ThrowsAsync<UnknownEventHandlerException>(() => StrongBank.StartAsync(
            static definition => definition with { Routes = [new DepositRoute { WaitFor = ["unknown"] }] },
            static options => options.UseInMemory()));

        Assert.Equal("unknown", exception.Handler);
    }

    [Fact]
    public async Task An_option_out_of_its_range_fails_the_start()
    {
        Action<EdictOptions>[] wrong =
        [
            static options => options.ConsistencyTimeout = TimeSpan.Zero,
            static options => options.Consistency = (Consistency)7,
            static options => options.ConfigureEventHandlers(static handler => handler.Consistency = (Consistency)7),
        ];
        foreach (Action<EdictOptions> configure in wrong)
        {
            await Assert.ThrowsAsync<EdictOptionsException>(() => StrongBank.StartAsync(configure, Quick("quick")));
        }
    }

    [Fact]
    public async Task An_option_of_a_dispatch_out_of_its_range_is_refused()
    {
        await using TestBank bank = await StrongBank.StartAsync(Quick("quick"));

        foreach (DispatchOptions options in (DispatchOptions[])[new() { ConsistencyTimeout = TimeSpan.Zero }, new() { Consistency = (Consistency)7 }])
        {
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => _ = await bank.DispatchAsync(new Deposit("a", 1), options));
        }
    }
}
