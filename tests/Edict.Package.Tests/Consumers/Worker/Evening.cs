using Edict;
using Shop.Domain;

namespace Worker;

/// <summary>Empties the till into the safe, once.</summary>
public class Evening(IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using ShopApp shop = await ShopApp.StartAsync(options => options.UseSqlite("shop.db"), stoppingToken);
        (await shop.DispatchAsync(new Take("front", 20), cancellation: stoppingToken)).EnsureAccepted();
        (await shop.DispatchAsync(new Give("front", 5), cancellation: stoppingToken)).EnsureAccepted();
        Console.WriteLine($"in the till: {await shop.ReadAsync("front", (Till till) => till.Cash, stoppingToken)}");
        lifetime.StopApplication();
    }
}

[Application]
public sealed partial class ShopApp;
