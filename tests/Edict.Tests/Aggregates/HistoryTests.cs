using Edict.Tests.Handwritten;
using Microsoft.Extensions.Time.Testing;

namespace Edict.Tests.Aggregates;

/// <summary>Aggregates as they were.</summary>
public sealed class HistoryTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Noon);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_aggregate_is_read_as_of_a_version()
    {
        await using TestBank bank = await DepositAsync(1, 10, 100);

        Assert.Equal(0, await BalanceAsync(bank, AsOf.Version(0)));
        Assert.Equal(1, await BalanceAsync(bank, AsOf.Version(1)));
        Assert.Equal(11, await BalanceAsync(bank, AsOf.Version(2)));
        Assert.Equal(111, await BalanceAsync(bank, AsOf.Version(7)));
        Assert.Equal(111, await BalanceAsync(bank, AsOf.Now));
        Assert.Equal(111, await bank.ReadAsync("a", (Account account) => account.Balance, Cancellation));
    }

    [Fact]
    public async Task It_is_read_as_of_a_time_inclusive()
    {
        await using TestBank bank = await DepositAsync(1, 10, 100);

        Assert.Equal(0, await BalanceAsync(bank, AsOf.Time(Noon.AddTicks(-10))));
        Assert.Equal(1, await BalanceAsync(bank, AsOf.Time(Noon)));
        Assert.Equal(11, await BalanceAsync(bank, AsOf.Time(Noon.AddMinutes(1.5))));
        Assert.Equal(111, await BalanceAsync(bank, AsOf.Time(DateTimeOffset.MaxValue)));
    }

    [Fact]
    public async Task What_counts_is_a_beginning_of_the_stream_though_a_clock_was_set_back()
    {
        await using TestBank bank = await DepositAsync(1);
        _clock.AdjustTime(Noon.AddHours(1));
        (await bank.DispatchAsync(new Deposit("a", 10))).EnsureAccepted();
        _clock.AdjustTime(Noon.AddMinutes(1));
        (await bank.DispatchAsync(new Deposit("a", 100))).EnsureAccepted();

        Assert.Equal(1, await BalanceAsync(bank, AsOf.Time(Noon.AddMinutes(2))));
    }

    [Fact]
    public async Task Nobody_waits_for_the_mailbox_and_it_stays_as_it_is()
    {
        await using TestBank bank = await DepositAsync(1, 10);
        int before = await bank.ReadAsync("a", (Account account) => BalanceOfPast(account, bank), Cancellation);

        Assert.Equal(1, before);
        Assert.Equal(11, await bank.ReadAsync("a", (Account account) => account.Balance, Cancellation));

        static int BalanceOfPast(Account present, TestBank bank)
        {
            Assert.Equal(11, present.Balance);
            return BalanceAsync(bank, AsOf.Version(1)).AsTask().GetAwaiter().GetResult();
        }
    }

    [Fact]
    public async Task Bad_questions_get_typed_answers()
    {
        await using TestBank bank = await DepositAsync(1);

        Assert.Throws<ArgumentOutOfRangeException>(() => AsOf.Version(-1));
        await Assert.ThrowsAsync<InvalidIdentityException>(async () => await bank.ReadAsOfAsync("", AsOf.Now, (Account account) => account.Balance, Cancellation));
        await Assert.ThrowsAsync<UnknownAggregateException>(async () => await bank.ReadAsOfAsync("a", AsOf.Now, (HistoryTests other) => other, Cancellation));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await bank.ReadAsOfAsync<Account, int>("a", AsOf.Now, null!, Cancellation));
    }

    private static ValueTask<int> BalanceAsync(TestBank bank, AsOf asOf) => bank.ReadAsOfAsync("a", asOf, (Account account) => account.Balance, Cancellation);

    // A minute lies between deposits.
    private async Task<TestBank> DepositAsync(params int[] amounts)
    {
        TestBank bank = await TestBank.StartAsync(options => options.UseInMemory().TimeProvider = _clock);
        foreach (int amount in amounts)
        {
            (await bank.DispatchAsync(new Deposit("a", amount))).EnsureAccepted();
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        return bank;
    }
}
