using System.Text;
using System.Text.Json;
using CsCheck;
using Edict.CompilerServices;
using Edict.Modules.Edict_Tests;
using Edict.Tests.Modules;
using ExampleDomain;
using Library = Edict.Modules.ExampleDomain.EdictModule;

namespace Edict.Tests.Serialization.States;

/// <summary>State that was written and read behaves as the one that it was.</summary>
public sealed class StateTests
{
    private const int Samples = 300;

    private static readonly StoredState Ledgers = new(EdictModule.Ledger, EdictModule.Ledger_Book, EdictModule.Ledger_Undo);
    private static readonly StoredState Accounts = new(
        Library.BankAccount, Library.BankAccount_OpenAccount, Library.BankAccount_Deposit, Library.BankAccount_Withdraw, Library.BankAccount_WithdrawAll);
    private static readonly StoredState Cards = new(
        Library.PaymentCard, Library.PaymentCard_IssueCard, Library.PaymentCard_PayByCard, Library.PaymentCard_BlockCard);
    private static readonly StoredState Customers = new(
        Library.Customer, Library.Customer_RegisterCustomer, Library.Customer_ChangeAddress, Library.Customer_NoteRemark);

    private static readonly Gen<object> LedgerCommands = Gen.Frequency(
        (4, Gen.Select(Gen.OneOfConst("a", "A", "b", "B", "ü", "Ü"), Gen.Int[-15, 15], (account, amount) => (object)new Book("1", account, amount))),
        (1, Gen.Const((object)new Undo("1"))));

    private static readonly Gen<object> AccountCommands = Gen.OneOf(
        Gen.Int[0, 100].Select(amount => (object)new OpenAccount("1", amount)),
        Gen.Int[0, 100].Select(amount => (object)new Deposit("1", amount)),
        Gen.Int[0, 100].Select(amount => (object)new Withdraw("1", amount)),
        Gen.Int[0, 30].List[0, 3].Select(amounts => (object)new WithdrawAll("1", [.. amounts.Select(amount => amount / 4m)])));

    private static readonly Gen<object> CardCommands = Gen.OneOf(
        Gen.Int[1, 100].Select(limit => (object)new IssueCard(Guid.Empty, "1", limit)),
        Gen.Int[1, 60].Select(amount => (object)new PayByCard(Guid.Empty, amount)),
        Gen.Const((object)new BlockCard(Guid.Empty, null)));

    private static readonly Gen<object> CustomerCommands = Gen.OneOf(
        Gen.Select(GeneratedValues.Text, GeneratedValues.Text, (name, address) =>
            (object)new RegisterCustomer { CustomerId = "1", Name = name, Address = address }),
        GeneratedValues.Text.Select(address => (object)new ChangeAddress { CustomerId = "1", Address = address }),
        GeneratedValues.Text.Select(text => (object)new NoteRemark { CustomerId = "1", Text = text }));

    [Fact]
    public void A_class_with_fields_of_every_kind() => Check(Ledgers, LedgerCommands);

    [Fact]
    public void A_class_of_another_assembly() => Check(Accounts, AccountCommands);

    [Fact]
    public void An_immutable_record() => Check(Cards, CardCommands);

    [Fact]
    public void A_class_whose_base_class_is_generic() => Check(Customers, CustomerCommands);

    [Fact]
    public void A_state_has_its_version()
    {
        Assert.Equal((4, "ledger"), (Ledgers.Serializer.Version, Ledgers.Serializer.Aggregate));
        Assert.Equal(2, Cards.Serializer.Version);
        Assert.Equal(1, Accounts.Serializer.Version);
    }

    [Fact]
    public void The_form_is_an_object_with_a_property_for_each_field()
    {
        object state = Ledgers.Run(Ledgers.Initial, [new Book("1", "a", 5), new Book("1", "B", 0), new Undo("1")]).State;

        Assert.Equal(
            """{"remembered":[{"account":"a","amount":5}],"balances":{"a":5,"B":0},"names":["a","B"],"amounts":[5,null],"overdrawn":[],"counts":{"a":1,"B":2},"first":{"account":"a","amount":5},"undoneTimes":1,"mood":null,"largest":5}""",
            Ledgers.Json(state));
        Assert.Equal("""{"limit":0,"used":0,"blocked":null}""", Cards.Json(Cards.Initial));
        Assert.Equal("""{"noted":[],"addresses":[],"name":""}""", Customers.Json(Customers.Initial));
    }

    [Fact]
    public void System_text_json_reads_it_and_what_that_writes_is_read() => LedgerCommands.List[0, 20].Sample(
        commands =>
        {
            string json = Ledgers.Json(Ledgers.Run(Ledgers.Initial, commands).State);
            string mirrored = JsonSerializer.Serialize(JsonSerializer.Deserialize<LedgerMirror>(json, StoredJson.Options), StoredJson.Options);
            Assert.Equal(json, Ledgers.Json(Ledgers.Read(mirrored)));
        },
        iter: Samples);

    [Fact]
    public void What_is_read_shares_nothing_with_what_everybody_begins_with()
    {
        object state = Cards.Read("""{"limit":5,"used":3,"blocked":"ByHolder"}""");

        Assert.Equal(new PaymentCard(5, 3, CardBlockReason.ByHolder), state);
        Assert.Equal(new PaymentCard(0, 0, null), PaymentCard.Initial);
    }

    [Theory]
    [InlineData("{}", "limit", "State of aggregate 'card', property 'limit': It is required and missing.")]
    [InlineData("""{"limit":1,"used":2}""", "blocked", null)]
    [InlineData("""{"limit":"x","used":2,"blocked":null}""", "limit", null)]
    [InlineData("""{"limit":1,"used":2,"blocked":"Stolen"}""", "blocked", null)]
    [InlineData("[]", "", null)]
    [InlineData("""{"limit":""", "limit", null)]
    public void What_is_wrong_is_named_by_its_path(string json, string path, string? message)
    {
        var refused = Assert.Throws<StateSerializationException>(() => Cards.Read(json));

        Assert.Equal(("card", path), (refused.Aggregate, refused.Path));
        Assert.Equal(message ?? refused.Message, refused.Message);
    }

    [Fact]
    public void Entries_that_the_comparer_takes_for_one_are_refused_or_one() => Assert.Throws<StateSerializationException>(() => Ledgers.Read(
        Ledgers.Json(Ledgers.Initial).Replace("\"balances\":{}", "\"balances\":{\"a\":1,\"A\":2}", StringComparison.Ordinal)));

    [Fact]
    public void Damaged_json_is_read_or_refused() => Gen.Select(LedgerCommands.List[0, 10], Gen.Int, Gen.Int[1, 4]).Sample(
        (commands, seed, count) => ReadOrRefuse(
            Ledgers.Serializer, DamagedJson.Of(Ledgers.Serializer.ToJson(Ledgers.Run(Ledgers.Initial, commands).State).Span, new Random(seed), count)),
        iter: 3_000);

    [Fact]
    public void Any_bytes_are_read_or_refused() => Gen.Byte.Array[0, 200].Sample(
        bytes =>
        {
            ReadOrRefuse(Ledgers.Serializer, bytes);
            ReadOrRefuse(Cards.Serializer, bytes);
        },
        iter: 2_000);

    [Fact]
    public async Task An_application_hands_out_state_as_json()
    {
        await using LibraryBank bank = await LibraryBank.StartAsync(static options => options.UseInMemory());
        Guid card = Guid.NewGuid();
        _ = await bank.DispatchAsync(new OpenAccount("ACC-1", 100));
        _ = await bank.DispatchAsync(new IssueCard(card, "ACC-1", Limit: 50));

        Assert.Equal("""{"open":true,"balance":100}""", Encoding.UTF8.GetString((await bank.ReadStateAsync<BankAccount>("ACC-1")).Span));
        Assert.Equal("""{"open":false,"balance":0}""", Encoding.UTF8.GetString((await bank.ReadStateAsync<BankAccount>("ACC-2")).Span));
        Assert.Equal("""{"limit":50,"used":0,"blocked":null}""", Encoding.UTF8.GetString((await bank.ReadStateAsync<PaymentCard>(card)).Span));
        await Assert.ThrowsAsync<InvalidIdentityException>(async () => await bank.ReadStateAsync<BankAccount>(""));
    }

    [Fact]
    public async Task A_state_without_a_serializer_is_a_typed_error()
    {
        await using Handwritten.TestBank bank = await Handwritten.TestBank.StartInMemoryAsync();

        var refused = await Assert.ThrowsAsync<StateSerializationException>(async () => await bank.ReadStateAsync<Handwritten.Account>("1"));

        Assert.Equal("account", refused.Aggregate);
    }

    private static void Check(StoredState stored, Gen<object> commands) => Gen.Select(commands.List[0, 20], commands.List[0, 20]).Sample(
        (before, after) =>
        {
            object written = stored.Run(stored.Initial, before).State;
            string json = stored.Json(written);
            object read = stored.Read(json);
            Assert.Equal(json, stored.Json(read));

            (object writtenLater, string[] decided) = stored.Run(written, after);
            (object readLater, string[] decidedAlike) = stored.Run(read, after);
            Assert.Equal(decided, decidedAlike);
            Assert.Equal(stored.Json(writtenLater), stored.Json(readLater));
        },
        iter: Samples);

    private static void ReadOrRefuse(StateSerializer serializer, byte[] json)
    {
        try
        {
            serializer.ToJson(serializer.Read(json));
        }
        catch (StateSerializationException refused)
        {
            Assert.Equal(serializer.Aggregate, refused.Aggregate);
        }
    }

    /// <summary>What System.Text.Json takes a ledger for.</summary>
    private sealed record LedgerMirror(
        List<Booked>? Remembered,
        Dictionary<string, int>? Balances,
        List<string>? Names,
        int?[]? Amounts,
        List<string>? Overdrawn,
        Dictionary<string, int>? Counts,
        Booked? First,
        int UndoneTimes,
        Mood? Mood,
        int Largest);
}
