using Edict.Generators.Tests.Harness;

namespace Edict.Generators.Tests.Shapes;

/// <summary>How people shape a domain: hierarchies, bases, parts, nesting, names. Each is compiled strictly, started and dispatched to.</summary>
public sealed class DomainShapeTests
{
    private const string Noted = """[Event("noted")] public sealed record Noted(string Text);""";

    [Fact]
    public async Task Closed_hierarchies_of_commands_and_events()
    {
        string answer = await RunAsync(
            """
            namespace Bank;

            public abstract record AccountCommand(string Id)
            {
                private AccountCommand(string id, int _) : this(id) { }

                public sealed record Open(string Id) : AccountCommand(Id);
                public record Deposit(string Id, int Amount) : AccountCommand(Id);
                public sealed record DepositTwice(string Id, int Amount) : Deposit(Id, Amount);
            }

            public abstract record AccountEvent
            {
                private AccountEvent() { }

                [Event("opened")] public sealed record Opened : AccountEvent;
                [Event("deposited")] public sealed record Deposited(int Amount) : AccountEvent;
            }

            [Aggregate("account", Identity = nameof(AccountCommand.Id))]
            public sealed partial record Account
            {
                public int Balance { get; init; }

                [Handles] private AccountEvent? Handle(AccountCommand.Open command) => Balance > 0 ? null : new AccountEvent.Opened();
                [Handles] private Decision<AccountEvent> Handle(AccountCommand.Deposit command) =>
                    command.Amount < 0 ? Decision.Reject("negative") : new AccountEvent.Deposited(command.Amount);
                [Handles] private IEnumerable<AccountEvent> Handle(AccountCommand.DepositTwice command) =>
                    [new AccountEvent.Deposited(command.Amount), new AccountEvent.Deposited(command.Amount)];

                [Applies] private Account Apply(AccountEvent e) => e switch
                {
                    AccountEvent.Deposited deposited => this with { Balance = Balance + deposited.Amount },
                    _ => this,
                };
            }
            """,
            """
            Bank.AccountCommand[] commands = [new Bank.AccountCommand.Open("1"), new Bank.AccountCommand.Deposit("1", 5), new Bank.AccountCommand.DepositTwice("1", 10), new Bank.AccountCommand.Deposit("1", -1)];
            string answer = "";
            foreach (Bank.AccountCommand command in commands)
            {
                DispatchResult result = await app.DispatchAsync(command);
                answer += $"{result.Rejection?.Code}{result.Events.Count} ";
            }

            Bank.AccountCommand.Deposit twice = new Bank.AccountCommand.DepositTwice("1", 100);
            _ = await app.DispatchAsync(twice);
            return answer + await app.ReadAsync("1", (Bank.Account account) => account.Balance);
            """);

        Assert.Equal("1 1 2 negative0 225", answer);
    }

    [Fact]
    public async Task Bases_generic_or_not_with_overrides_and_hooks()
    {
        string answer = await RunAsync(
            """
            public sealed record Open(string Id);
            public sealed record Close(string Id);
            public sealed record Rename(string Id);

            public abstract class Entity<TSelf, TOpen>
                where TSelf : Entity<TSelf, TOpen>
            {
                public string Log { get; protected set; } = "";

                [Handles] protected virtual Noted? Handle(TOpen command) => new($"{typeof(TSelf).Name}-{typeof(TOpen).Name}");
                [Handles] protected abstract Noted Handle(Close command);
                [Handles] protected static Noted Handle(Rename command) => new("renamed");
                [Applies] protected virtual void Apply(Noted e) => Log += e.Text + " ";
            }

            [Aggregate("door", Identity = "Id")]
            public sealed partial class Door : Entity<Door, Open>
            {
                protected override Noted Handle(Close command) => new("closed");
                protected override void Apply(Noted e) { Log += "!"; base.Apply(e); }
            }
            """,
            """
            _ = await app.DispatchAsync(new Open("1"));
            _ = await app.DispatchAsync(new Close("1"));
            _ = await app.DispatchAsync(new Rename("1"));
            return await app.ReadAsync("1", (Door door) => door.Log);
            """);

        Assert.Equal("!Door-Open !closed !renamed ", answer);
    }

    [Fact]
    public async Task Commands_of_every_kind_and_generic_ones_closed()
    {
        string answer = await RunAsync(
            """
            public sealed class A { public required string Id { get; init; } }
            public struct B { public string Id { get; set; } }
            public readonly struct C(string id) { public string Id { get; } = id; }
            public record struct D(string Id);
            public readonly record struct E(string Id);
            public record F(string Id);
            public sealed record Change<T>(string Id, T Value);
            internal sealed class G { internal string Id => "1"; }
            public static class Commands { public readonly record struct H(string Id); internal sealed record I { public string Id { get; init; } = "1"; } }

            [Aggregate("thing", Identity = "Id")]
            public sealed partial class Thing
            {
                [Handles] private Noted Handle(A command) => new("a");
                [Handles] private Noted Handle(B command) => new("b");
                [Handles] private Noted Handle(in C command) => new("c");
                [Handles] private Noted Handle(D command) => new("d");
                [Handles] private Noted Handle(in E command, in CommandContext context) => new("e");
                [Handles] private Noted Handle(F command) => new("f");
                [Handles] private Noted Handle(Change<int> command) => new($"{command.Value + 1}");
                [Handles] private Noted Handle(Change<List<string>> command) => new(command.Value[0]);
                [Handles] private Noted Handle(G command) => new("g");
                [Handles] private Noted Handle(Commands.H command) => new("h");
                [Handles] private Noted Handle(Commands.I command) => new("i");
                [Applies] private void Apply(Noted e) { }
            }
            """,
            """
            C c = new("1");
            DispatchResult[] results =
            [
                await app.DispatchAsync(new A { Id = "1" }), await app.DispatchAsync(new B { Id = "1" }), await app.DispatchAsync(c), await app.DispatchAsync(new D("1")),
                await app.DispatchAsync(new E("1")), await app.DispatchAsync(new F("1")), await app.DispatchAsync(new Change<int>("1", 6)),
                await app.DispatchAsync(new Change<List<string>>("1", ["list"])), await app.DispatchAsync(new G()), await app.DispatchAsync(new Commands.H("1")),
                await app.DispatchAsync((object)new Commands.I()),
            ];
            return string.Join(" ", results.Select(result => ((Noted)result.Events[0]).Text));
            """);

        Assert.Equal("a b c d e f 7 list g h i", answer);
    }

    [Fact]
    public async Task Nesting_in_every_kind_of_type_and_parts_in_several_files()
    {
        string answer = await RunAsync(
            [
                """
                namespace Deep.@in;

                public partial interface IOuter
                {
                    public partial record struct Middle
                    {
                        internal partial record Inner
                        {
                            internal static partial class @static
                            {
                                internal sealed record Go(string Id);

                                [Aggregate("deep", Identity = "Id")]
                                internal partial class Thing;
                            }
                        }
                    }
                }
                """,
                """
                namespace Deep.@in { public partial interface IOuter { public partial record struct Middle { internal partial record Inner { internal static partial class @static {
                    internal partial class Thing { [Handles] private Noted Handle(Go command) => new("deep"); }
                } } } } }
                """,
                """
                namespace Deep.@in { partial interface IOuter { partial record struct Middle { partial record Inner { static partial class @static {
                    partial class Thing { [Applies] private void Apply(Noted e) { } }
                    [CommandHandler<Thing>] internal sealed partial class Others { [Handles] private Noted Handle(Thing thing, Stay command) => new("stay"); }
                    internal readonly record struct Stay(string Id);
                } } } } }
                """,
            ],
            """
            return ((Noted)(await app.DispatchAsync(new Deep.@in.IOuter.Middle.Inner.@static.Go("1"))).Events[0]).Text
                + ((Noted)(await app.DispatchAsync(new Deep.@in.IOuter.Middle.Inner.@static.Stay("1"))).Events[0]).Text;
            """);

        Assert.Equal("deepstay", answer);
    }

    [Fact]
    public async Task Names_that_generated_code_uses_itself()
    {
        string answer = await RunAsync(
            """
            namespace System { public sealed record Task(string Id); }
            namespace Bank.Edict.CompilerServices
            {
                public sealed record CommandRoute(string command);
                public sealed record EventCollector(string command);
                [Event("instance")] public sealed record Instance(string state);

                [Aggregate("decided", Identity = "command")]
                public sealed partial class AggregateBinding
                {
                    public string state = "", command = "", decided = "", context = "", Copy = "", CreateInitial = "";
                    public List<string> copy = [], @event = [];

                    [Handles] private Instance GetIdentity(CommandRoute Handle) => new("a");
                    [Handles] private Instance Handle(EventCollector decided, CommandContext state) => new("b");
                    [Applies] private void Apply(Instance aggregate) => copy.Add(aggregate.state);
                }
            }

            namespace Bank
            {
                public sealed class Equals(string id) { public string Id => id; }
                [Event("ToString")] public sealed class ToString(string value) { public string Value { get; } = value; }
                [Event("GetType")] public sealed class GetType(string value) { public string Value { get; } = value; }

                [Aggregate("runtime", Identity = "Id")]
                public sealed partial class Runtime
                {
                    private const string String = "", Object = "", Edict = "", System = "", global = "";

                    [Handles] private ToString MemberwiseClone(Equals command) => new(String + Object + Edict + System + global);
                    [Handles] private GetType ReferenceEquals(global::System.Task command) => new("x");
                    [Applies] private void Finalise(ToString e) { }
                    [Applies] private void GetHash(GetType e) { }
                }

                [Aggregate("dispatch", Identity = "Id")]
                public sealed partial class DispatchAsync
                {
                    [Handles] private ToString Handle(Definition command) => new("definition");
                    [Applies] private void Apply(ToString e) { }
                }

                public sealed record Definition(string Id);
            }
            """,
            """
            DispatchResult[] results =
            [
                await app.DispatchAsync(new Bank.Edict.CompilerServices.CommandRoute("1")), await app.DispatchAsync(new Bank.Edict.CompilerServices.EventCollector("1")),
                await app.DispatchAsync(new Bank.Equals("1")), await app.DispatchAsync(new System.Task("1")), await app.DispatchAsync(new Bank.Definition("1")),
            ];
            return string.Join(" ", results.Select(result => result.Events[0].GetType().Name));
            """);

        Assert.Equal("Instance Instance ToString GetType ToString", answer);
    }

    [Fact]
    public async Task Members_of_an_application_keep_their_names()
    {
        GeneratedProject project = EdictProject.Compile(
            Noted,
            """
            public sealed record Open(string Id);
            [Aggregate("door", Identity = "Id")]
            public sealed partial class Door { [Handles] private Noted Handle(Open command) => new("x"); [Applies] private void Apply(Noted e) { } }

            [Application]
            public sealed partial class App
            {
                private readonly string _door = "mine";

                public string Door => _door;

                public async Task<string> OpenAsync() => Door + (await DispatchAsync(new Open("1"))).Stream;
            }

            public static class Scenario
            {
                public static async Task<string> RunAsync()
                {
                    await using App app = await App.StartAsync(options => options.UseInMemory());
                    return await app.OpenAsync();
                }
            }
            """);

        Assert.Equal("minedoor-1", await project.RunAsync());
    }

    private static Task<string> RunAsync(string domain, string scenario) => RunAsync([domain], scenario);

    private static Task<string> RunAsync(string[] domain, string scenario) => EdictProject.Compile(
        [
            Noted,
            .. domain,
            $$"""
            [Application] public sealed partial class App;

            public static class Scenario
            {
                public static async Task<string> RunAsync()
                {
                    await using App app = await App.StartAsync(options => options.UseInMemory());
                    {{scenario}}
                }
            }
            """,
        ]).RunAsync();
}
