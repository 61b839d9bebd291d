using System.Text;

namespace Shop.Orders
{
    public sealed record Line(string Article, int Count);

    [Command("place")] public sealed record Place(string OrderId, IReadOnlyList<Line> Lines);
    [Command("cancel")] public readonly record struct Cancel(string OrderId);
    public sealed record Look(string OrderId);

    [Event("placed")] public sealed record Placed(IReadOnlyList<Line> Lines);
    [Event("cancelled")] public sealed record Cancelled(string OrderId);

    [Aggregate("order", Identity = "OrderId")]
    public sealed partial class Order
    {
        public int Count { get; private set; }

        [Handles] private Placed Handle(Place command) => new(command.Lines);
        [Handles] private Cancelled Handle(Cancel command) => new(command.OrderId);
        [Handles] private void Handle(Look command) { }
        [Applies] private void Apply(Placed e) => Count += e.Lines.Sum(line => line.Count);
        [Applies] private void Apply(Cancelled e) => Count = 0;
    }
}

namespace Shop.Mail
{
    [Command("cancel")] public sealed record CancelMail(string OrderId);
}

[Application(Namespaces = ["Shop.Orders"])] public sealed partial class App;

public static class Scenario
{
    public static async Task<string> RunAsync()
    {
        await using App app = await App.StartAsync(options => options.UseInMemory());
        CommandType place = App.Commands.Find(new Shop.Orders.Place("O", [new("A", 2), new("B", 3)]));
        string json = Encoding.UTF8.GetString(place.ToJson(new Shop.Orders.Place("O", [new("A", 2), new("B", 3)])).Span);

        _ = await app.DispatchAsync(App.Commands.Find(place.Name).Read(Encoding.UTF8.GetBytes(json)));
        int count = await app.ReadAsync("O", (Shop.Orders.Order order) => order.Count);
        _ = await app.DispatchAsync(App.Commands.Find("cancel").Read("""{"orderId":"O"}"""u8));

        return json == """{"orderId":"O","lines":[{"article":"A","count":2},{"article":"B","count":3}]}""" && count == 5
            && await app.ReadAsync("O", (Shop.Orders.Order order) => order.Count) == 0 && App.Commands.All.Count == 2
            ? "right" : json;
    }
}
