using Edict;
using Shop.Domain;

await using ShopApp shop = await ShopApp.StartAsync(options => options.UseInMemory());

(await shop.DispatchAsync(new Take("front", 20))).EnsureAccepted();
DispatchResult refused = await shop.DispatchAsync(new Give("front", 30));
Console.WriteLine(refused.Rejection?.Code);
Console.WriteLine(await shop.ReadAsync("front", (Till till) => till.Cash));

[Application]
internal sealed partial class ShopApp;
