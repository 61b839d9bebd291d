using Xunit;

namespace Edict.Testing;

/// <summary>What the suites about subscriptions begin with.</summary>
/// <typeparam name="TStore">The place of the store under test.</typeparam>
public abstract class SubscribingConformance<TStore> : EventStoreConformance<TStore>
    where TStore : StoreUnderTest, new()
{
    /// <summary>A time whose end a test waits for; nothing depends on its length.</summary>
    private protected static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    /// <summary>A time whose end no test sees.</summary>
    private protected static readonly TimeSpan Long = TimeSpan.FromHours(1);

    private protected static Guid Owner { get; } = Guid.NewGuid();

    private protected static Guid Other { get; } = Guid.NewGuid();

    private protected async Task CreateAsync(params IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            await Store.Subscriptions.CreateAsync(name, 0, Cancellation);
        }
    }

    private protected async Task<IReadOnlyList<SubscriptionLease>> HoldAsync(Guid owner, TimeSpan duration, params string[] names) =>
        await Store.Subscriptions.HoldAsync(owner, names, duration, Cancellation);

    private protected async Task<SubscriptionLease> HoldAsync(string name, TimeSpan? duration = null) =>
        Assert.Single(await HoldAsync(Owner, duration ?? Long, name));

    private protected async Task<SubscriptionInfo> ReadAsync(string name)
    {
        SubscriptionInfo? info = await Store.Subscriptions.ReadAsync(name, Cancellation);
        Assert.NotNull(info);
        return info;
    }

    /// <summary>Asks again and again until there is an answer.</summary>
    private protected static async Task<TAnswer> UntilAsync<TAnswer>(Func<Task<TAnswer?>> ask)
        where TAnswer : class
    {
        while (true)
        {
            if (await ask() is { } answer)
            {
                return answer;
            }

            await Task.Delay(1, Cancellation);
        }
    }
}
