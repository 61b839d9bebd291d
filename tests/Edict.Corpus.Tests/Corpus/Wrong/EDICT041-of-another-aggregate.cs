//# assembly Shop
public readonly record struct OrderId(Guid Value);
public readonly record struct CustomerId(Guid Value);
public sealed record Place(OrderId Order, CustomerId Customer);

[Aggregate("order", Identity = nameof(Place.Order))]
public sealed partial class Order
{
    public int Count => 0;

    [Handles] private void Handle(Place command) { }
}
//# assembly House
[Application] public sealed partial class App;

public static class Caller
{
    public static async Task<int> CountAsync(App app, Place place) =>
        await app.ReadAsync(place.Order, (Order order) => order.Count)
        + await app.ReadAsync(place.Customer, (Order order) => order.Count);       //! EDICT041
}
