using System.Text.Json.Serialization;

namespace Shop;

[JsonDerivedType(typeof(Cash), "cash")]
[JsonDerivedType(typeof(Card), "card")]
public abstract record Payment(decimal Amount);

public sealed record Cash(decimal Amount) : Payment(Amount);

public sealed record Card(decimal Amount, string Number) : Payment(Amount);

public abstract record Parcel(int Grams);

public sealed record Letter(int Grams) : Parcel(Grams);

public sealed record Box(int Grams, int Width) : Parcel(Grams);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Pickup), 1)]
[JsonDerivedType(typeof(Courier), 2)]
public interface IDelivery;

public sealed record Pickup : IDelivery;

public sealed record Courier(string Name) : IDelivery;

public sealed record Pay(string OrderId, decimal Amount);

[Event("paid")]
public sealed record Paid(
    string OrderId, Payment Payment, Payment? Tip, List<Payment> Parts, IDelivery Delivery, Parcel Parcel, Dictionary<string, IDelivery> Later);

[Aggregate("order", Identity = nameof(Pay.OrderId))]
public sealed partial class Order
{
    public decimal Amount { get; private set; }

    [Handles]
    private Paid Handle(Pay command) => new(
        command.OrderId, new Cash(command.Amount), null, [new Card(1, "4711")], new Courier("Ann"), new Box(500, 20), new() { ["monday"] = new Pickup() });

    [Applies]
    private void Apply(Paid e) => Amount = e.Payment switch
    {
        Cash cash => cash.Amount,
        _ => 0,
    };
}

[Application] public sealed partial class App;

public static class Scenario
{
    public static async Task<string> RunAsync()
    {
        await using App app = await App.StartAsync(options => options.UseInMemory());
        (await app.DispatchAsync(new Pay("1", 12))).EnsureAccepted();
        return await app.ReadAsync("1", (Order order) => order.Amount) == 12 ? "right" : "wrong";
    }
}
