using Edict.Generators.Tests.Harness;

namespace Edict.Generators.Tests.Serialization;

/// <summary>Whatever sensible events look like, what is generated for them compiles without a warning at the strictest settings.</summary>
public sealed class SerializerOutputTests
{
    [Theory]
    [InlineData("[Event(\"a\")] public sealed record InNoNamespace(int Number);")]
    [InlineData("namespace @class.@namespace { [Event(\"a\")] public sealed record @event(int @int, string @string, bool @value); }")]
    [InlineData("namespace A; public sealed class Outer { [Event(\"a\")] internal sealed record Inner(Kind Kind); internal enum Kind { One } }")]
    [InlineData("namespace A; [Event(\"a\")] public sealed record E(Money<decimal> A, Money<string?> B, Money<string> C); public sealed record Money<T>(T Value);")]
    [InlineData("namespace A { [Event(\"a\")] public sealed record E(B.E Inner); } namespace B { [Event(\"b\")] public sealed record E(int X); }")]
    [InlineData("namespace A; [Event(\"a\")] public sealed record E(int Reader, int Writer, int Mark, int Initial, int Value, bool HasReader) { public string? Text { get; init; } public string? HasText { get; set; } }")]
    [InlineData("namespace A; [Event(\"a\")] public sealed record E(byte B = 3, char C = '\\'', decimal D = -1.5m, double N = double.NaN, string S = \"\\\"\\n\", Day Y = Day.Tue, Day? Z = Day.Mon, long L = long.MinValue, float F = 1e20f, ulong U = ulong.MaxValue); public enum Day { Mon, Tue }")]
    [InlineData("#nullable disable\nnamespace A; [Event(\"a\")] public sealed class E { public string Text { get; set; } public List<string> Texts { get; set; } }")]
    [InlineData("namespace A; public enum Big : ulong { Max = ulong.MaxValue } public enum Small : long { Min = long.MinValue } [Event(\"a\")] public sealed record E(Big Big, Small? Small, Empty Empty); public enum Empty { }")]
    [InlineData("namespace A; [Event(\"a\")] public sealed record E(System.Collections.Immutable.ImmutableArray<string?> A, int[]?[]? B, IReadOnlyList<List<Guid>> C, IReadOnlyCollection<int>? D, ICollection<Uri> F);")]
    [InlineData("namespace A; [Event(\"a\")] public sealed record E(Dictionary<string, string?> A, IReadOnlyDictionary<Day, List<int>>? B, System.Collections.Frozen.FrozenDictionary<Guid, int[]?> C, SortedList<DateOnly, P> D); public enum Day { Mon } public struct P { }")]
    [InlineData("namespace A; [Event(\"a\")] public sealed record E(HashSet<string?> A, ISet<int>? B, System.Collections.Immutable.IImmutableQueue<string?> C, System.Collections.Immutable.ImmutableStack<int?> D, Stack<Uri> F, System.Collections.Frozen.FrozenSet<string> G);")]
    [InlineData("namespace A; public record struct Id(Guid Value); public sealed record Name(string Text); public struct Age { public Age(int age) => Years = age; public int Years { get; } } [Event(\"a\")] public sealed record E(Id Id, Id? Other, Name Name, Name? Nick, Age Age, Dictionary<Id, Age?> Ages, Dictionary<Name, List<Name?>> Names);")]
    [InlineData("namespace A; public abstract record S; public sealed record C(double R, Wrap W) : S; public record D : S; public sealed record Wrap(int X); [Event(\"a\")] public sealed record E(S One, S? Two, D Three, IReadOnlyList<I> Four); public interface I; public readonly record struct J(int X) : I; [Event(\"b\")] public sealed record F(J J, S S);")]
    [InlineData("namespace A; using System.Text.Json.Serialization; [JsonDerivedType(typeof(B), \"b\"), JsonDerivedType(typeof(C), 2)] public class A { public int X { get; set; } } public sealed class B : A; public sealed class C : A { public string? @class { get; set; } } [Event(\"a\")] public sealed record E(A One, B Two, A[] More);")]
    [InlineData("namespace A; using System.Text.Json; using System.Text.Json.Nodes; using System.Text.Json.Serialization; [Event(\"a\")] public sealed class E { [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), JsonPropertyName(\"@ \\\"\\\\\")] public string? Text { get; init; } [JsonIgnore] public required int Number { get; init; } [JsonNumberHandling(JsonNumberHandling.WriteAsString)] public Dictionary<int, long?> Big { get; init; } = []; public JsonElement? J { get; init; } public JsonNode? N { get; init; } [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public DateOnly Day { get; init; } }")]
    [InlineData("namespace A; using System.Text.Json; using System.Text.Json.Serialization; public sealed class P { public int X; } public sealed class PConverter : JsonConverter<P> { public override P Read(ref Utf8JsonReader r, Type t, JsonSerializerOptions o) => new() { X = r.GetInt32() }; public override void Write(Utf8JsonWriter w, P p, JsonSerializerOptions o) => w.WriteNumberValue(p.X); } [Event(\"a\")] public sealed record E([property: JsonConverter(typeof(PConverter))] P One, [property: JsonConverter(typeof(PConverter))] P? Two);")]
    [InlineData("#nullable disable\nnamespace A; [Event(\"a\")] public sealed class E { public Dictionary<string, string> A { get; set; } public System.Collections.Immutable.ImmutableSortedDictionary<string, List<string>> B { get; set; } }")]
    [InlineData("namespace A; public abstract record Base(string Id) { public virtual int Number { get; init; } } [Event(\"a\")] public record E(string Id, string Name) : Base(Id) { public override int Number { get; init; } }")]
    [InlineData("namespace A; [Event(\"a\")] public sealed class E { public E(int number, string text) { Number = number; Text = text; } public int Number { get; } public string Text { get; } public int Twice => Number * 2; }")]
    [InlineData("namespace A; [Event(\"a\")] public sealed record E(string Id) { public required string Id { get; init; } = Id; }")]
    [InlineData("namespace A; [Event(\"a\")] public sealed record E; [Event(\"b\")] public readonly struct S { }")]
    [InlineData("namespace A; [Event(\"ü <&> \\\" --\\n\")] public sealed record Größe(string Länge);")]
    [InlineData("namespace System.Bank; [Event(\"a\")] public sealed record E(global::Mine.String Text); ")]
    public void Events_of_many_shapes_compile(string source)
    {
        GeneratedProject project = EdictProject.Compile("Tested", [source, "namespace Mine; public sealed record String(int Length);"]);

        Assert.Empty(project.Findings());
    }

    [Theory]
    [InlineData("[Command(\"a\")] public sealed record InNoNamespace(int Number);")]
    [InlineData("namespace @class.@namespace { [Command(\"a\")] internal sealed record @command(int @int, string? @string); }")]
    [InlineData("namespace A { [Command(\"a\")] public sealed record Do(int X); } namespace B { [Command(\"b\")] public readonly record struct Do(Guid Id); }")]
    [InlineData("namespace A; [Command(\"a\")] public sealed class Do { public required string Id { get; init; } public List<Part> Parts { get; } = []; public sealed record Part(DateOnly Day); }")]
    [InlineData("namespace A; public static class Commands { [Command(\"a\")] public sealed record Commands2(Do Inner); [Command(\"b\")] public record Do(string Id); }")]
    [InlineData("namespace A; [Command(\"\\\"<&>\\\\\")] public sealed record Größe(string Länge); [Event(\"a\")] public sealed record E(Größe Asked);")]
    [InlineData("namespace A; public abstract record Step(string Id); [Command(\"one\")] public sealed record One(string Id) : Step(Id); [Command(\"all\")] public sealed record All(IReadOnlyList<Step> Steps);")]
    public void Commands_of_many_shapes_compile(string source)
    {
        GeneratedProject project = EdictProject.Compile("Tested", [source, "[Application] public sealed partial class App;"]);

        Assert.Empty(project.Findings());
        Assert.Contains("CommandType.Instance;", project.Files(""), StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_that_events_share_gets_one_converter()
    {
        GeneratedProject project = EdictProject.Compile(
            "Tested",
            [
                "namespace A; [Event(\"a\")] public sealed record First(Shared Shared, Second Second);",
                "namespace A; [Event(\"b\")] public sealed record Second(Shared[] Shared); public sealed record Shared(int Number);",
            ]);

        Assert.Empty(project.Findings());
        Assert.Contains("class A_SharedJson", project.File("A_SharedJson.g.cs"));
        Assert.Contains("class A_SecondJson", project.File("A.Second.EventType.g.cs"));
    }

    [Fact]
    public void What_a_referenced_assembly_holds_can_be_stored()
    {
        GeneratedProject library = EdictProject.Compile(
            "Library", ["namespace L; public sealed record Money(decimal Amount, Currency Currency); public enum Currency { Eur }"]);
        GeneratedProject project = EdictProject.Compile(
            "Tested", ["namespace A; [Event(\"a\")] public sealed record E(L.Money Money);"], library.AsAssembly());

        Assert.Empty(project.Findings());
        Assert.Contains("isImmutable: true", project.File("A.E.EventType.g.cs"));
    }
}
