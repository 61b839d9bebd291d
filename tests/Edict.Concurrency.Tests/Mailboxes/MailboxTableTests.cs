using Edict.Aggregates;
using Edict.Tests.Handwritten;

namespace Edict.Concurrency.Tests.Mailboxes;

public sealed class MailboxTableTests
{
    private const int Accounts = 3_000;
    private const int Callers = 4;
    private const int Deposits = 6_000;

    [Fact]
    public async Task Thousands_of_instances_that_come_and_go_are_each_found_again()
    {
        await using TestBank bank = await TestBank.StartAsync(static options => options.UseInMemory().RetryAttempts = 0);
        AggregateHost host = bank.Runtime.Hosts[0];
        using CancellationTokenSource done = new();
        Task sweeping = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                host.Sweep(sweepsAllowed: 1);
            }
        });

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            Random random = new(caller);
            for (int number = 0; number < Deposits; number++)
            {
                (await bank.DispatchAsync(new Deposit("acc-" + random.Next(Accounts), 1))).EnsureAccepted();
            }
        })));
        await done.CancelAsync();
        await sweeping;

        int sum = 0;
        for (int account = 0; account < Accounts; account++)
        {
            sum += await bank.BalanceAsync("acc-" + account);
        }

        Assert.Equal(Callers * Deposits, sum);
        Assert.Equal(Accounts, host.Count);
        host.Sweep(sweepsAllowed: 0);
        host.Sweep(sweepsAllowed: 0);
        Assert.Equal(0, host.Count);
    }
}
