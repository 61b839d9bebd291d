using System.Diagnostics;
using ExampleDomain;

namespace Edict.Sqlite.Tests;

/// <summary>Many applications of one process, a file each.</summary>
[Collection(nameof(Alone))]
[Trait("Category", "Soak")]
public sealed class ManyTenantsTests : IDisposable
{
    private static readonly int Tenants = Environment.GetEnvironmentVariable("EDICT_SOAK") == "1" ? 1_000 : 60;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Idle_tenants_cost_no_thread_and_all_are_heard()
    {
        await using (BankApp warm = await StartAsync("warm"))
        {
            (await warm.DispatchAsync(new OpenAccount("ACC-1", 1))).EnsureAccepted();
        }

        (long managed, long resident, int threads) = Measure();
        List<BankApp> banks = [];
        for (int tenant = 0; tenant < Tenants; tenant++)
        {
            banks.Add(await StartAsync($"tenant_{tenant}"));
        }

        (long managedIdle, long residentIdle, int threadsIdle) = Measure();
        IEventFollower[] followers = [.. banks.Select(bank => bank.Store.Feed.Follow(1))];
        Task<EventPage>[] waiting = [.. followers.Select(follower => follower.ReadAsync(10).AsTask())];
        await Task.Delay(1_000, TestContext.Current.CancellationToken);
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        await Task.Delay(2_000, TestContext.Current.CancellationToken);
        TimeSpan spent = Process.GetCurrentProcess().TotalProcessorTime - before;
        (long managedFollowed, long residentFollowed, int threadsFollowed) = Measure();

        await AppendElsewhereAsync(waiting);
        foreach (BankApp bank in banks)
        {
            await bank.DisposeAsync();
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{Tenants} tenants: {(managedIdle - managed) / Tenants} bytes managed and {(residentIdle - resident) / Tenants} resident each idle, "
            + $"{(managedFollowed - managed) / Tenants} and {(residentFollowed - resident) / Tenants} followed, "
            + $"{spent.TotalMilliseconds / 2:f0} ms of processor a second while followed, {threadsIdle - threads} and {threadsFollowed - threads} threads more");
        Assert.InRange((managedFollowed - managed) / Tenants, long.MinValue, 100_000);
        Assert.InRange(threadsFollowed - threads, int.MinValue, 16);
    }

    // What one tenant's other store appends must reach that tenant, and nobody else.
    private async Task AppendElsewhereAsync(Task<EventPage>[] waiting)
    {
        for (int tenant = 0; tenant < Tenants; tenant += Tenants / 10)
        {
            await using BankApp other = await StartAsync($"tenant_{tenant}");
            (await other.DispatchAsync(new OpenAccount("ACC-1", 1))).EnsureAccepted();

            EventPage heard = await waiting[tenant].WaitAsync(TimeSpan.FromSeconds(20));
            Assert.Equal("account-opened", Assert.Single(heard).Name);
        }

        Assert.Equal(10, waiting.Count(task => task.IsCompleted));
    }

    private async Task<BankApp> StartAsync(string tenant) =>
        await BankApp.StartAsync(options => options.UseSqlite(_folder.PathOf($"{tenant}.db")));

    private static (long Managed, long Resident, int Threads) Measure()
    {
        long managed = GC.GetTotalMemory(forceFullCollection: true);
        using Process process = Process.GetCurrentProcess();
        return (managed, process.WorkingSet64, process.Threads.Count);
    }
}
