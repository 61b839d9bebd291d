using System.Text;
using System.Text.Json;
using CsCheck;
using Edict.Modules.Edict_Tests;
using Edict.Tests.Modules;
using Edict.Tests.Serialization.Shapes;
using ExampleDomain;
using CloseAccount = Edict.Tests.Serialization.Shapes.CloseAccount;

namespace Edict.Tests.Serialization;

/// <summary>Commands with a name leave the process as JSON and come back by their name.</summary>
public sealed class CommandTests
{
    private const int Samples = 200;

    private static readonly CommandTypeRegistry Commands = new([EdictModule.DoEverything, EdictModule.CloseAccount, EdictModule.RenameAccount]);

    private static readonly Gen<DoEverything> Everything =
        from values in Gen.Select(GeneratedValues.EverythingHeld, GeneratedValues.EverythingPerhapsHeld.Null(), GeneratedValues.OrderPlaced)
        from collections in Gen.Select(GeneratedCollections.CollectionsHeld, GeneratedCollections.DictionariesHeld)
        from shapes in Gen.Select(GeneratedShapes.WrappersHeld, GeneratedShapes.HierarchiesHeld, GeneratedShapes.AttributesHeld)
        select new DoEverything(
            values.Item1, values.Item2, values.Item3, collections.Item1, collections.Item2, shapes.Item1, shapes.Item2, shapes.Item3);

    private static readonly Gen<RenameAccount> Renames = Gen.Select(
        Gen.Guid, GeneratedValues.Text.Null(), Gen.Guid.Nullable(), (account, name, otherwise) => new RenameAccount
        {
            Account = new AccountId(account),
            Name = name,
            Otherwise = otherwise is { } other ? new CloseAccount(new AccountId(other)) : null,
        });

    [Fact]
    public void Commands_of_every_shape_agree_with_system_text_json() => Everything.Sample(Agree, iter: Samples);

    [Fact]
    public void Classes_and_values_agree_with_system_text_json() => Renames.Sample(
        command =>
        {
            Agree(command);
            Agree(new CloseAccount(command.Account));
        },
        iter: Samples);

    [Fact]
    public void Damaged_json_is_read_or_refused() => Gen.Select(Everything, Renames, Gen.Int, Gen.Int[1, 4]).Sample(
        (everything, rename, seed, count) =>
        {
            Random random = new(seed);
            ReadOrRefuse(EdictModule.DoEverything, DamagedJson.Of(EdictModule.DoEverything.ToJson(everything).Span, random, count));
            ReadOrRefuse(EdictModule.RenameAccount, DamagedJson.Of(EdictModule.RenameAccount.ToJson(rename).Span, random, count));
        },
        iter: 2_000);

    [Fact]
    public void Any_bytes_are_read_or_refused() =>
        Gen.Byte.Array[0, 200].Sample(bytes => Assert.All(Commands.All, type => ReadOrRefuse(type, bytes)), iter: 2_000);

    [Fact]
    public void A_command_is_an_object_even_where_it_wraps_one_value()
    {
        Guid id = Guid.NewGuid();

        Assert.Equal($$"""{"account":"{{id}}"}""", Json(new CloseAccount(new AccountId(id))));
    }

    [Theory]
    [InlineData("rename-account", "{}", "account", "Command 'rename-account', property 'account': It is required and missing.")]
    [InlineData("rename-account", """{"account":"x"}""", "account", null)]
    [InlineData("rename-account", """{"account":"00000000-0000-0000-0000-000000000001","otherwise":{"account":5}}""", "otherwise.account", null)]
    [InlineData("close-account", "[]", "", "Command 'close-account': Expected an object, found an array.")]
    [InlineData("close-account", """{"account":""", "account", null)]
    [InlineData("do-everything", """{"held":{"int":2147483648}}""", "held.int", null)]
    public void What_is_wrong_is_named_by_its_path(string name, string json, string path, string? message)
    {
        var refused = Assert.Throws<CommandSerializationException>(() => Commands.Find(name).Read(Encoding.UTF8.GetBytes(json)));

        Assert.Equal((name, path), (refused.CommandName, refused.Path));
        Assert.Equal(message ?? refused.Message, refused.Message);
    }

    [Fact]
    public void What_has_no_form_as_json_is_refused_when_it_is_written()
    {
        var refused = Assert.Throws<CommandSerializationException>(() => Json(new RenameAccount { Account = default, Name = "\ud800" }));

        Assert.Equal(("rename-account", "name"), (refused.CommandName, refused.Path));
    }

    [Fact]
    public void A_name_or_a_type_that_is_not_known_is_a_typed_error()
    {
        Assert.Equal("rename", Assert.Throws<UnknownCommandException>(() => Commands.Find("rename")).CommandName);
        Assert.Equal(
            typeof(LeaveAccount).FullName, Assert.Throws<UnknownCommandException>(() => Commands.Find(new LeaveAccount(default))).CommandName);
        Assert.Throws<ArgumentException>(() => new CommandTypeRegistry([EdictModule.CloseAccount, EdictModule.CloseAccount]));
    }

    [Fact]
    public async Task A_command_that_came_as_json_is_dispatched()
    {
        await using LibraryBank bank = await LibraryBank.StartAsync(static options => options.UseInMemory());

        DispatchResult opened = await bank.DispatchAsync(
            LibraryBank.Commands.Find("open-account").Read("""{"command":"?","initialBalance":100,"accountId":"ACC-1"}"""u8));
        DispatchResult withdrawn = await bank.DispatchAsync(
            LibraryBank.Commands.Find("withdraw-all").Read("""{"accountId":"ACC-1","amounts":[30,70]}"""u8));

        Assert.Equal([new AccountOpened("ACC-1", 100)], opened.Events);
        Assert.Equal([new MoneyWithdrawn("ACC-1", 30), new MoneyWithdrawn("ACC-1", 70)], withdrawn.Events);
        Assert.Equal(
            ["close-account", "issue-card", "open-account", "pay-by-card", "withdraw-all"],
            LibraryBank.Commands.All.Select(static type => type.ToString()).Order(StringComparer.Ordinal));
    }

    private static string Json(object command) => Encoding.UTF8.GetString(Commands.Find(command).ToJson(command).Span);

    private static void Agree<TCommand>(TCommand command)
        where TCommand : notnull
    {
        CommandType type = Commands.Find(command);
        string content = StoredJson.Content(command);
        Assert.Equal(content, StoredJson.Content((TCommand)type.Read(type.ToJson(command).Span)));
        Assert.Equal(content, StoredJson.Content(JsonSerializer.Deserialize<TCommand>(type.ToJson(command).Span, StoredJson.Options)));
        Assert.Equal(content, StoredJson.Content((TCommand)type.Read(Encoding.UTF8.GetBytes(content))));
    }

    private static void ReadOrRefuse(CommandType type, byte[] json)
    {
        try
        {
            Assert.Equal(type.ClrType, type.Read(json).GetType());
        }
        catch (CommandSerializationException refused)
        {
            Assert.Equal(type.Name, refused.CommandName);
        }
    }
}
