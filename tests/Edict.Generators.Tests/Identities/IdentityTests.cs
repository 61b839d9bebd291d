using Edict.Generators.Tests.Harness;

namespace Edict.Generators.Tests.Identities;

/// <summary>What may name an instance: how it is stored, and how it is read by.</summary>
public sealed class IdentityTests
{
    private const string Domain =
        """
        public sealed record Open(TYPE Id);
        [Event("opened")] public sealed record Opened;

        [Aggregate("thing", Identity = "Id")]
        public sealed partial class Thing
        {
            public int Count { get; private set; }

            [Handles] private Opened Handle(Open command) => new();
            [Applies] private void Apply(Opened e) => Count++;
        }
        """;

    private const string Start =
        """
        [Application] public sealed partial class App;

        public static class Scenario
        {
            public static async Task<string> RunAsync()
            {
                System.Globalization.CultureInfo.CurrentCulture = new("") { NumberFormat = { NegativeSign = "minus" } };
                await using App app = await App.StartAsync(options => options.UseInMemory());
        """;

    private const string Parsing =
        "public static X Parse(string s, IFormatProvider? p) => default!; public static bool TryParse(string? s, IFormatProvider? p, out X x) { x = default!; return false; }";

    /// <summary>The type of the identity, a value, its text, and what else is declared.</summary>
    public static TheoryData<string, string, string, string> Types { get; } = new()
    {
        { "string", "\"a b\"", "a b", "" },
        { "Guid", "new Guid(\"0F8FAD5B-D9CB-469F-A165-70867728950E\")", "0f8fad5b-d9cb-469f-a165-70867728950e", "" },
        { "sbyte", "(sbyte)-7", "-7", "" },
        { "byte", "(byte)7", "7", "" },
        { "short", "(short)-7", "-7", "" },
        { "ushort", "(ushort)7", "7", "" },
        { "int", "-7", "-7", "" },
        { "int", "0", "0", "" },
        { "uint", "7u", "7", "" },
        { "long", "long.MinValue", "-9223372036854775808", "" },
        { "ulong", "ulong.MaxValue", "18446744073709551615", "" },
        { "Int128", "(Int128)(-7)", "-7", "" },
        { "System.Numerics.BigInteger", "new System.Numerics.BigInteger(-7)", "-7", "" },
        { "DateOnly", "new DateOnly(2026, 1, 2)", "2026-01-02", "" },
        { "TimeOnly", "new TimeOnly(1, 2, 3)", "01:02:03.0000000", "" },
        { "System.Net.IPAddress", "System.Net.IPAddress.Parse(\"::1\")", "::1", "" },
        { "X", "new X(new Guid(\"0F8FAD5B-D9CB-469F-A165-70867728950E\"))", "0f8fad5b-d9cb-469f-a165-70867728950e", "public readonly record struct X(Guid Value);" },
        { "X", "new X(-7)", "-7", "public readonly record struct X(int Number);" },
        { "X", "new X(\"a\")", "a", "public sealed record X(string @class);" },
        { "X?", "new X(\"a\")", "a", "public sealed record X(string? Value);" },
        { "X", "new X { Value = 7 }", "7", "public struct X { public long Value { get; set; } }" },
        { "X", "X.From(7)", "7", "public readonly struct X { private readonly int _value; private X(int value) => _value = value; public static X From(int value) => new(value); public int Value => _value; }" },
        { "X", "new X(7)", "7", "public abstract record Id<T>(T Value); public sealed record X(int Value) : Id<int>(Value);" },
        { "X", "new X(new Inner(7))", "7", "public readonly record struct Inner(int Value); public readonly record struct X(Inner Id);" },
        { "X", "new X(new Middle(new Inner(new DateOnly(2026, 1, 2))))", "2026-01-02", "public sealed record Inner(DateOnly Value); public sealed record Middle(Inner Id); public readonly record struct X(Middle Id);" },
        { "X", "new X(new Middle(new Inner(7)))", "7", "public sealed record Inner(int Value); public sealed record Middle(Inner Id); public sealed record X(Middle Id);" },
        { "X", "new X(1, 2)", "2-1", $"public readonly struct X(ulong low, ulong high) : IParsable<X> {{ {Parsing} public override string ToString() => FormattableString.Invariant($\"{{high}}-{{low}}\"); }}" },
        { "X", "new X(-7)", "C-7", $"public sealed record X(int Value) : IParsable<X> {{ {Parsing} public override string ToString() => FormattableString.Invariant($\"C{{Value}}\"); }}" },
        { "X", "new X(-7)", "-7.0", $"public sealed class X(int value) : IParsable<X>, IFormattable {{ {Parsing} public string ToString(string? format, IFormatProvider? p) => value.ToString(\"F1\", p); }}" },
        { "Outer.X", "new Outer.X(7)", "7", "public static class Outer { public readonly record struct X(int Value); }" },
        { "Id<Thing>", "new Id<Thing>(7)", "7", "public readonly record struct Id<T>(int Value);" },
        { "X", "new X(7)", "7", "public readonly partial record struct X(int Value);" },
        { "X", "new X(new Inner(7))", "7", "public sealed partial record Inner(int Value); public sealed partial record X(Inner Id);" },
        { "X", "new X(7)", "C7", $"public readonly partial record struct X(int Value); partial record struct X : IParsable<X> {{ {Parsing} public override string ToString() => $\"C{{Value}}\"; }}" },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public async Task A_stream_is_found_by(string type, string value, string text, string declarations)
    {
        GeneratedProject project = EdictProject.Compile(
            declarations,
            Domain.Replace("TYPE", type),
            $$"""
            {{Start}}
                    {{type}} id = {{value}};
                    string stream = (await app.DispatchAsync(new Open(id))).Stream.Identity;
                    int typed = await app.ReadAsync(id, (Thing thing) => thing.Count);
                    int textual = await app.ReadAsync(stream, (Thing thing) => thing.Count);
                    return $"{stream} {typed} {textual}";
                }
            }
            """);

        Assert.Equal($"{text} 1 1", await project.RunAsync());
    }

    [Theory]
    [InlineData("string", "null!", "is null")]
    [InlineData("string", "\"\"", "is empty")]
    [InlineData("string", "new string('x', 256)", "is 256 characters long")]
    [InlineData("string", "\"a\\0b\"", "holds a NUL")]
    [InlineData("Guid", "Guid.Empty", "is empty")]
    [InlineData("X", "default", "is null")]
    [InlineData("X", "new X(\"\")", "is empty")]
    [InlineData("Y", "null!", "is null")]
    [InlineData("Y", "new Y(Guid.Empty)", "is empty")]
    [InlineData("Z", "null!", "is null")]
    [InlineData("Z", "new Z(null!)", "is null")]
    [InlineData("System.Net.IPAddress", "null!", "is null")]
    public async Task What_is_no_identity_is_refused_before_anything_runs(string type, string value, string problem)
    {
        GeneratedProject project = EdictProject.Compile(
            "public readonly record struct X(string Value); public sealed record Y(Guid Value); public sealed record Z(Y Id);",
            Domain.Replace("TYPE", type),
            $$"""
            {{Start}}
                    string answer = "";
                    {{type}} id = {{value}};
                    try { _ = await app.DispatchAsync(new Open(id)); } catch (InvalidIdentityException e) { answer += e.Message + " "; }
                    try { _ = await app.ReadAsync(id, (Thing thing) => thing.Count); } catch (InvalidIdentityException e) { answer += e.Aggregate; }
                    return answer;
                }
            }
            """);

        string answer = await project.RunAsync();
        Assert.Contains(problem, answer, StringComparison.Ordinal);
        Assert.EndsWith(" thing", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_identity_of_another_type_finds_nothing()
    {
        GeneratedProject project = EdictProject.Compile(
            "public readonly record struct X(int Value); public readonly record struct Y(int Value);",
            Domain.Replace("TYPE", "X"),
            $$"""
            {{Start}}
                    try { return $"{await app.ReadAsync(new Y(1), (Thing thing) => thing.Count)}"; } catch (InvalidIdentityException e) { return e.Message; }
                }
            }
            """);

        Assert.StartsWith("The identity of aggregate 'thing' is a 'Y', as no command of the aggregate has one.", await project.RunAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_names_its_own_property_and_a_property_composes()
    {
        GeneratedProject project = EdictProject.Compile(
            """
            public readonly record struct AccountId(int Value);
            public sealed record Open(AccountId Id);
            public sealed record Move(AccountId SourceId, AccountId TargetId);
            public sealed record Receive(AccountId SourceId, AccountId TargetId);
            [Event("noted")] public sealed record Noted(string Text);

            public abstract class Accounts
            {
                [Handles(Identity = nameof(Receive.TargetId))] protected virtual Noted Handle(Receive command) => new("base");
            }

            [Aggregate("account", Identity = nameof(Open.Id))]
            public sealed partial class Account : Accounts
            {
                [Handles] private Noted Handle(Open command) => new("open");
                [Handles(Identity = nameof(Move.SourceId))] private Noted Handle(Move command) => new("move");
                protected override Noted Handle(Receive command) => new("receive");
                [Applies] private void Apply(Noted e) { }
            }

            public sealed record Reserve(string Hall, int Row) { internal string Seat => FormattableString.Invariant($"{Hall}/{Row}"); }
            public readonly record struct Free(string Seat);

            [Aggregate("seat")]
            public sealed partial class Seat
            {
                [Handles(Identity = nameof(Reserve.Seat))] private Noted Handle(Reserve command) => new("reserve");
            }

            [CommandHandler<Seat>]
            public static partial class Freeing
            {
                [Handles(Identity = "Seat")] private static Noted Handle(Seat seat, Free command) => new("free");
            }
            """,
            $$"""
            {{Start}}
                    DispatchResult[] results =
                    [
                        await app.DispatchAsync(new Open(new(1))),
                        await app.DispatchAsync(new Move(new(1), new(2))),
                        await app.DispatchAsync(new Receive(new(1), new(2))),
                    ];
                    return string.Join(" ", results.Select(result => $"{result.Stream}:{((Noted)result.Events[0]).Text}"));
                }
            }
            """);

        Assert.Equal("account-1:open account-1:move account-2:receive", await project.RunAsync());
    }

    [Fact]
    public async Task Types_that_another_generator_completes_are_left_to_the_compiler()
    {
        GeneratedProject project = EdictProject.CompileBeside(
            new StrongIdGenerator(),
            """
            [StrongId] public readonly partial struct OrderId;
            [PrefixedId] public readonly partial record struct LineId(Guid Value);
            public readonly record struct PartId(LineId Line);

            public sealed record Open(OrderId Id);
            [WithId] public sealed partial record Close;
            public sealed record Add(LineId Id);
            public sealed record Part(PartId Id);
            public sealed record Write(WrittenId Id);

            [Event("noted")] public sealed record Noted;

            [Aggregate("order", Identity = "Id")]
            public sealed partial class Order
            {
                public int Count { get; private set; }

                [Handles] private Noted Handle(Open command) => new();
                [Handles] private Noted Handle(Close command) => new();
                [Applies] private void Apply(Noted e) => Count++;
            }

            [Aggregate("line", Identity = "Id")]
            public sealed partial class Line { [Handles] private Noted Handle(Add command) => new(); [Applies] private void Apply(Noted e) { } }

            [Aggregate("part", Identity = "Id")]
            public sealed partial class PartOfLine { [Handles] private Noted Handle(Part command) => new(); [Applies] private void Apply(Noted e) { } }

            [Aggregate("written", Identity = "Id")]
            public sealed partial class Written { [Handles] private Noted Handle(Write command) => new(); [Applies] private void Apply(Noted e) { } }
            """,
            $$"""
            {{Start}}
                    Guid guid = new("0F8FAD5B-D9CB-469F-A165-70867728950E");
                    OrderId id = new(guid);
                    string streams = string.Join(" ",
                        (await app.DispatchAsync(new Open(id))).Stream,
                        (await app.DispatchAsync(new Close { Id = id })).Stream,
                        (await app.DispatchAsync(new Add(new(guid)))).Stream,
                        (await app.DispatchAsync(new Part(new(new(guid))))).Stream,
                        (await app.DispatchAsync(new Write(new(5)))).Stream);
                    return $"{streams} {await app.ReadAsync(id, (Order order) => order.Count)} {await app.ReadAsync(new PartId(new(guid)), (PartOfLine part) => 1)} {await app.ReadAsync(new WrittenId(5), (Written written) => 2)}";
                }
            }
            """);

        const string guid = "0f8fad5bd9cb469fa16570867728950e";
        Assert.Equal($"order-id-{guid} order-id-{guid} line-p-{guid} part-p-{guid} written-w5 2 1 2", await project.RunAsync());
    }
}
