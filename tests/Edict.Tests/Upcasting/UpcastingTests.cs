using Edict.Tests.EventHandlers;
using Edict.Tests.Upcasting.Newer;
using Edict.Tests.Upcasting.Older;
using AccountClosed = Edict.Tests.Upcasting.Newer.AccountClosed;
using AccountOpened = Edict.Tests.Upcasting.Newer.AccountOpened;
using MoneyMoved = Edict.Tests.Upcasting.Older.MoneyMoved;

namespace Edict.Tests.Upcasting;

/// <summary>What an older program has stored, as a newer one sees it: in aggregates, event handlers, repeats, reads and imports.</summary>
public abstract class UpcastingTests(bool roundTrip) : IDisposable
{
    private static readonly IHappened[] Everything =
    [
        new Older.AccountOpened("Ada"), new AccountOpenedInCurrency("Bo", "USD"), new MoneyMoved(3, 4), new BalanceChecked(7), new TagsSet(["a", "b"]),
        new Older.AccountClosed("moved"),
    ];

    private static readonly string[] Applied =
    [
        "AccountOpened { Owner = Ada, Currency = EUR, IsPrivate = True }", "AccountOpened { Owner = Bo, Currency = USD, IsPrivate = True }",
        "MoneyWithdrawn { Amount = 3 }", "MoneyDeposited { Amount = 4 }", "Tagged a+b", "AccountClosed { Reason = moved }",
    ];

    private readonly InMemoryDatabase _database = new() { RoundTrip = roundTrip };
    private readonly Seen _seen = new();
    private readonly string _file = Path.GetTempFileName();

    public void Dispose()
    {
        File.Delete(_file);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_aggregate_applies_what_its_events_are_today_and_goes_on_behind_them()
    {
        await StoreAsync("A", Everything);
        await using NewerBank bank = await StartAsync();

        Assert.Equal(Applied, await ReadAsync(bank));
        DispatchResult result = (await bank.DispatchAsync(new Touch("A"))).EnsureAccepted();

        Assert.Equal((7, 7), (result.Version, result.Position));
        Assert.Equal([.. Applied, "MoneyDeposited { Amount = 1 }"], await ReadAsync(bank));
    }

    [Fact]
    public async Task A_repeated_command_is_answered_with_what_its_events_are_today()
    {
        Guid id = Guid.NewGuid();
        await StoreAsync("A", id, new MoneyMoved(1, 2), new BalanceChecked(3));
        await StoreAsync("B", id, new BalanceChecked(3));
        await using NewerBank bank = await StartAsync();

        DispatchResult split = await bank.DispatchAsync(new Touch("A"), new DispatchOptions { CommandId = id });
        DispatchResult forgotten = await bank.DispatchAsync(new Touch("B"), new DispatchOptions { CommandId = id });

        Assert.Equal((true, 2L), (split.IsRepeat, split.Version));
        Assert.Equal([new MoneyWithdrawn(1), new MoneyDeposited(2)], split.Events);
        Assert.Equal((true, 0), (forgotten.IsRepeat, forgotten.Events.Count));
    }

    [Fact]
    public async Task A_repeat_that_waits_for_handlers_waits_for_the_stored_events()
    {
        Guid id = Guid.NewGuid();
        await StoreAsync("A", id, new MoneyMoved(1, 2), new BalanceChecked(3), new Older.AccountClosed("moved"));
        await using NewerBank bank = await StartAsync();

        DispatchResult result = await bank.DispatchAsync(
            new Touch("A"), new DispatchOptions { CommandId = id, WaitFor = ["log", "closings"] }, TestContext.Current.CancellationToken);

        Assert.Empty(result.EnsureSeen().Unseen);
        Assert.Equal((true, 3), (result.IsRepeat, result.Events.Count));
        Assert.Equal(2, _seen.Of("log").Length);
        Assert.Equal(["moved acct-closed"], _seen.Of("closings"));
    }

    [Fact]
    public async Task A_state_as_of_a_version_is_made_of_what_the_events_are_today()
    {
        await StoreAsync("A", Everything);
        await using NewerBank bank = await StartAsync();

        Assert.Equal(Applied[..4], await bank.ReadAsOfAsync("A", AsOf.Version(4), (Newer.Account account) => account.Applied.ToArray(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_handler_gets_each_part_that_it_takes_in_order_and_the_rest_counts_as_handled()
    {
        await StoreAsync("A", Everything);
        await using NewerBank bank = await StartAsync();
        await HandledAsync(bank, "log", 5);
        await HandledAsync(bank, "closings", 6);

        Assert.Equal(["3.0 MoneyWithdrawn { Amount = 3 } money-moved", "3.1 MoneyDeposited { Amount = 4 } money-moved"], _seen.Of("log"));
        Assert.Equal(["EUR account-opened", "USD account-opened", "moved acct-closed"], _seen.Of("closings").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task In_a_batch_the_parts_are_entries_of_their_own()
    {
        await StoreAsync("A", new MoneyMoved(1, 2), new MoneyMoved(3, 4), new BalanceChecked(5), new MoneyMoved(6, 7));
        await using NewerBank bank = await StartAsync();
        await HandledAsync(bank, "batches", 4);

        Assert.Equal(["1.1 2, 2.1 4", "4.1 7"], _seen.Of("batches"));
    }

    [Fact]
    public async Task A_stored_event_is_tried_again_as_one()
    {
        _seen.FailingOnce.Add("log 1.1 MoneyDeposited { Amount = 2 } money-moved");
        await StoreAsync("A", new MoneyMoved(1, 2));
        await using NewerBank bank = await StartAsync();
        await HandledAsync(bank, "log", 1);

        string[] once = ["1.0 MoneyWithdrawn { Amount = 1 } money-moved", "1.1 MoneyDeposited { Amount = 2 } money-moved"];
        Assert.Equal([.. once, .. once], _seen.Of("log"));
    }

    [Fact]
    public async Task What_cannot_be_upcast_is_a_dead_letter_at_once_and_an_error_of_its_aggregate()
    {
        await StoreAsync("A", new FeePaid(1), new FeePaid(-1), new FeePaid(2));
        await using NewerBank bank = await StartAsync();
        await HandledAsync(bank, "log", 3);

        DeadLetter letter = Assert.Single(await bank.EventHandlers["log"].DeadLetters.ReadAsync());
        Assert.Equal((2L, "fee-paid", 1, typeof(EventUpcastException).FullName), (letter.Position, letter.EventName, letter.Attempts, letter.ErrorType));
        Assert.Equal(["1.0 MoneyWithdrawn { Amount = 1 } fee-paid", "3.0 MoneyWithdrawn { Amount = 2 } fee-paid"], _seen.Of("log"));
        Assert.Equal(0, await bank.EventHandlers["log"].DeadLetters.RetryAllAsync());
        EventUpcastException exception = await Assert.ThrowsAsync<EventUpcastException>(() => ReadAsync(bank));
        Assert.Equal(("fee-paid", 1, 2L, 2L), (exception.EventName, exception.TypeVersion, exception.Version, exception.Position));
        Assert.Equal(
            "The stored event 'fee-paid' (version 1) at position 2, stream 'account-A' version 2, could not be upcast: No such fee.", exception.Message);
    }

    [Fact]
    public async Task What_can_change_is_made_anew_for_each_who_asks_and_anything_else_is_shared()
    {
        await StoreAsync("A", new TagsSet(["a"]), new MoneyMoved(1, 2));
        await using NewerBank bank = await StartAsync();
        EventPage page = await bank.Store.ReadStreamAsync(new StreamKey("account", "A"), 1, ReadDirection.Forward, 10, TestContext.Current.CancellationToken);

        ((Tagged)page[0].Event).Tags.Add("changed");
        Assert.Equal(["a"], ((Tagged)page[0].Event).Tags);
        Assert.Equal("""{"tags":["a"]}""", System.Text.Encoding.UTF8.GetString(page[0].Payload.Span));
        Assert.Same(page[1].Events[1], page[1].Events[1]);
        Assert.Equal("""{"out":1,"in":2}""", System.Text.Encoding.UTF8.GetString(page[1].Payload.Span));
        Assert.Throws<UnknownEventException>(() => page[0].Type);
        Assert.Equal("money-moved", page[1].Type.Name);
    }

    [Fact]
    public async Task What_is_stored_is_exported_and_imported_as_it_is_and_upcast_there()
    {
        await StoreAsync("A", Everything);
        await using (NewerBank bank = await StartAsync())
        {
            await bank.ExportAsync(_file, cancellation: TestContext.Current.CancellationToken);
        }

        await using NewerBank imported = await NewerBank.StartAsync(
            options => { options.UseInMemory(new InMemoryDatabase { RoundTrip = roundTrip }).Services = new Seen(); }, TestContext.Current.CancellationToken);
        await imported.ImportAsync(_file, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(Applied, await ReadAsync(imported));
        Assert.Equal(
            ["account-opened", "account-opened", "money-moved", "balance-checked", "tags-set", "acct-closed"],
            (await imported.Store.ReadAllAsync(1, ReadDirection.Forward, 10, EventFilter.Everything, TestContext.Current.CancellationToken)).Select(static recorded => recorded.Name));
    }

    [Fact]
    public async Task A_filter_by_type_names_all_that_becomes_such_events()
    {
        await using NewerBank bank = await StartAsync();

        Assert.Equal(["account-opened", "account-registered", "balance-checked", "tags-set"], Names<AccountOpened>(bank));
        Assert.Equal(["account-closed", "acct-closed", "balance-checked", "tags-set"], Names<AccountClosed>(bank));
        Assert.Equal(["balance-checked", "fee-paid", "money-moved", "money-withdrawn", "tags-set"], Names<MoneyWithdrawn>(bank));
        Assert.Throws<ArgumentException>(() => bank.FilterOf<AccountOpenedV1>());
    }

    private static IEnumerable<string> Names<TEvent>(NewerBank bank) => bank.FilterOf<TEvent>().EventNames.Order(StringComparer.Ordinal);

    private Task<NewerBank> StartAsync() =>
        NewerBank.StartAsync(options => { options.UseInMemory(_database).Services = _seen; }, TestContext.Current.CancellationToken);

    private Task StoreAsync(string id, params IHappened[] events) => StoreAsync(id, Guid.NewGuid(), events);

    private async Task StoreAsync(string id, Guid commandId, params IHappened[] events)
    {
        await using OlderBank bank = await OlderBank.StartAsync(options => options.UseInMemory(_database), TestContext.Current.CancellationToken);
        (await bank.DispatchAsync(new Happen(id, events), new DispatchOptions { CommandId = commandId })).EnsureAccepted();
    }

    private static Task HandledAsync(NewerBank bank, string handler, long position) =>
        Eventually.True(() => bank.EventHandlers[handler].Status.Position >= position);

    private static async Task<IReadOnlyList<string>> ReadAsync(NewerBank bank) => await bank.ReadAsync("A", (Newer.Account account) => account.Applied.ToArray());
}

public sealed class UpcastingOfObjectsTests() : UpcastingTests(roundTrip: false);

public sealed class UpcastingOfJsonTests() : UpcastingTests(roundTrip: true);
