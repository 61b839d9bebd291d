//# assembly Words
namespace Words
{
    public sealed record Money(decimal Amount, string Currency);
    [Command("pay")] public sealed record Pay(string Id, Money Money);
    [Command("wait")] public sealed record Wait(string Id);
}
//# assembly Program
namespace Desk
{
    [Event("paid")] public sealed record Paid(Words.Money Money);

    [Aggregate("desk", Identity = "Id")]
    public sealed partial class Desk
    {
        [Handles] private Paid Handle(Words.Pay command) => new(command.Money);
        [Applies] private void Apply(Paid e) { }
    }
}

[Application(Namespaces = ["Desk"])] public sealed partial class App;
[Application] public sealed partial class All;

public static class Scenario
{
    public static async Task<string> RunAsync()
    {
        await using All all = await All.StartAsync(options => options.UseInMemory());
        object command = App.Commands.Find("pay").Read("""{"id":"1","money":{"amount":5,"currency":"EUR"}}"""u8);
        DispatchResult result = await all.DispatchAsync(command);
        return result.Events[0] is Desk.Paid { Money.Amount: 5 } && App.Commands.All.Count == 1 && All.Commands.All.Count == 2 ? "right" : "wrong";
    }
}
