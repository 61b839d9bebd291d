using Edict.Analyzers.Tests.Harness;

namespace Edict.Analyzers.Tests.Purity;

/// <summary>EDICT014: from where an impure operation is found, and what the message tells of the way to it.</summary>
public sealed class PurityReachTests
{
    private const string Domain =
        """
        public sealed record Open(string Id);

        [Event("opened")]
        public sealed record Opened(string Id);

        """;

    [Fact]
    public async Task The_message_names_the_operation_the_handler_and_the_remedy()
    {
        string[] messages = await Expect.MarkedAsync(Domain + Account(
            """
            [Handles] private Opened Handle(Open command, CommandContext context) => new(command.Id + {|EDICT014:DateTime.UtcNow|});
            [Applies] private void Apply(Opened e) { }
            """));

        Assert.Equal(
            "'DateTime.UtcNow' depends on the machine's clock, but 'Handle(Open, CommandContext)' must give the same outcome whenever "
                + "it runs again. Take a CommandContext parameter and read its Now.",
            Assert.Single(messages));
    }

    [Fact]
    public async Task The_message_names_the_chain_of_calls()
    {
        string[] messages = await Expect.MarkedAsync(Domain + Account(
            """
            private static Guid NextId => Make();
            private static Guid Make() => {|EDICT014:Guid.NewGuid|}();

            [Handles] private Opened Handle(Open command) => new(command.Id + NextId);
            [Applies] private void Apply(Opened e) { }
            """));

        Assert.Equal(
            "'Guid.NewGuid' makes another id each time, but 'Handle(Open)' must give the same outcome whenever it runs again "
                + "(it calls NextId -> Make). Take a CommandContext parameter and use its NewId, or let the command carry the id.",
            Assert.Single(messages));
    }

    [Fact]
    public async Task In_an_applying_method_the_remedy_is_the_event()
    {
        string[] messages = await Expect.MarkedAsync(Domain + Account(
            """
            private DateTime _opened;

            [Handles] private Opened? Handle(Open command) => _opened == default ? new Opened(command.Id) : null;
            [Applies] private void Apply(Opened e) => _opened = {|EDICT014:DateTime.Now|};
            """));

        Assert.EndsWith("Let the handler decide on the value and put it into the event.", Assert.Single(messages));
    }

    [Theory]
    [InlineData("[Handles] private Opened Handle(Open command) { return Make(); Opened Make() => new({|EDICT014:Guid.NewGuid|}().ToString()); }")]
    [InlineData("[Handles] private IEnumerable<Opened> Handle(Open command) { yield return new(command.Id); yield return new({|EDICT014:Guid.NewGuid|}().ToString()); }")]
    [InlineData("[Handles] private Opened Handle(Open command) => new[] { command.Id }.Select(Make).First(); private static Opened Make(string id) => new(id + {|EDICT014:Guid.NewGuid|}());")]
    [InlineData("private string this[int index] => index + {|EDICT014:Environment.MachineName|}; [Handles] private Opened Handle(Open command) => new(this[1]);")]
    [InlineData("private string _seen = \"\"; private string Seen { set => _seen = value + {|EDICT014:DateTime.Now|}; } [Handles] private Opened Handle(Open command) { Seen = command.Id; return new(_seen); }")]
    [InlineData("[Handles] private Opened Handle(Open command) => Loop(3, command.Id); private Opened Loop(int times, string id) => times == 0 ? new(id + {|EDICT014:Random.Shared|}.Next()) : Loop(times - 1, id);")]
    public Task Whatever_a_handler_reaches_in_its_type_must_be_pure(string members) =>
        Expect.MarkedAsync(Domain + Account(members + " [Applies] private void Apply(Opened e) { }"));

    [Fact]
    public Task An_operation_that_two_handlers_reach_is_one_mistake() => Expect.MarkedAsync(Domain + Account(
        """
        private static string Stamp() => {|EDICT014:DateTime.UtcNow|}.ToString("O");

        [Handles] private Opened Handle(Open command) => new(command.Id + Stamp());
        [Applies] private void Apply(Opened e) => Stamp();
        """));

    [Fact]
    public Task The_initial_state_must_be_pure() => Expect.MarkedAsync(Domain + Account(
        """
        private readonly DateTime _made = {|EDICT014:DateTime.UtcNow|};
        public Guid Key { get; } = {|EDICT014:Guid.NewGuid|}();

        public Account() => {|EDICT014:Console.WriteLine|}(_made);

        [Handles] private Opened Handle(Open command) => new(command.Id);
        [Applies] private void Apply(Opened e) { }
        """));

    [Fact]
    public Task A_handler_in_a_class_of_its_own_must_be_pure() => Expect.MarkedAsync(
        Domain,
        Account("[Applies] private void Apply(Opened e) { }"),
        """
        [CommandHandler<Account>]
        public static partial class OpenHandler
        {
            [Handles] private static Opened Handle(Account account, Open command) => new(command.Id + {|EDICT014:Guid.NewGuid|}());
        }
        """);

    [Fact]
    public Task A_handler_in_another_part_of_the_aggregate_must_be_pure() => Expect.MarkedAsync(
        Domain + Account("[Handles] private Opened Handle(Open command) => Make(command.Id); [Applies] private void Apply(Opened e) { }"),
        "partial class Account { private static Opened Make(string id) => new(id + {|EDICT014:Guid.NewGuid|}()); }");

    [Fact]
    public Task A_handler_of_a_base_class_must_be_pure() => Expect.MarkedAsync(
        Domain,
        """
        public abstract class Stamped
        {
            [Handles] protected Opened Handle(Open command) => new(command.Id + {|EDICT014:DateTime.UtcNow|});
        }

        [Aggregate("account", Identity = "Id")]
        public sealed partial class Account : Stamped
        {
            [Applies] private void Apply(Opened e) { }
        }
        """);

    [Fact]
    public Task What_no_handler_reaches_may_be_impure() => Expect.MarkedAsync(Domain + Account(
        """
        private string _seen = "";
        private string Seen { get => _seen; set => _seen = value + DateTime.Now; }

        [Handles] private Opened Handle(Open command) => new(command.Id + Seen);
        [Applies] private void Apply(Opened e) { }

        public void Print() => Console.WriteLine(DateTime.Now);
        public void Show() => Seen = "";
        """));

    [Fact]
    public Task A_type_that_is_no_aggregate_may_be_impure() => Expect.MarkedAsync(
        """
        public sealed class Clock
        {
            public DateTime Handle(string command) => DateTime.Now;
        }
        """);

    private static string Account(string members) =>
        $$"""
        [Aggregate("account", Identity = "Id")]
        public sealed partial class Account
        {
            {{members}}
        }
        """;
}
