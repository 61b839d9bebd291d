using Edict.Generators.Parsing;
using Edict.Generators.Parsing.Serialization;
using Edict.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Edict.Generators.Tests.Serialization;

/// <summary>An event that cannot be stored is reported with the path of what is wrong, and breaks nothing else.</summary>
public sealed class BrokenEventTests
{
    [Theory]
    [InlineData("public sealed record E(object Thing);", "EventPropertyNotSerializable thing")]
    [InlineData("public sealed record E(Inner[] Inners); public sealed record Inner(Action Act);", "EventPropertyNotSerializable inners[].act")]
    [InlineData("public sealed record E(IDisposable Thing, int[,] Grid);", "EventPropertyNotSerializable thing", "EventPropertyNotSerializable grid")]
    [InlineData("public sealed record E((int, int) Pair);", "EventPropertyNotSerializable pair")]
    [InlineData("public sealed record E(Base Held); public abstract record Base(int X);", "EventPropertyNotSerializable held")]
    [InlineData("public sealed record E(System.IO.FileInfo File);", "EventPropertyNotSerializable file")]
    [InlineData("public sealed record E(Dictionary<Part, int> Parts); public sealed record Part(int X, int Y);", "EventPropertyNotSerializable parts[]")]
    [InlineData("public sealed record E(Dictionary<string, object> Bag);", "EventPropertyNotSerializable bag[]")]
    [InlineData("public sealed record E(Dictionary<string, E> Parts);", "EventContainsItself parts[]")]
    [InlineData("public sealed record E(Lines Lines); public sealed class Lines : List<int>;", "EventPropertyNotSerializable lines")]
    [InlineData("public sealed record E(System.Collections.Concurrent.ConcurrentBag<int> Bag);", "EventPropertyNotSerializable bag")]
    [InlineData("public sealed record E(S S); public abstract record S; public sealed record G(List<S> Inner) : S;", "EventContainsItself s.inner[]")]
    [InlineData("public sealed record E(P P); public sealed class P { public int X; }", "EventPropertyNotSerializable p")]
    [InlineData("public sealed record E(int X) { [System.Text.Json.Serialization.JsonExtensionData] public Dictionary<string, object>? More { get; set; } }", "JsonAttributeNotFollowed more", "EventPropertyNotSerializable more[]")]
    [InlineData("public sealed record E([property: System.Text.Json.Serialization.JsonConverter(typeof(System.Text.Json.Serialization.JsonNumberEnumConverter<DayOfWeek>))] DayOfWeek X);", "JsonConverterNotUsable x")]
    [InlineData("public sealed record E([property: System.Text.Json.Serialization.JsonInclude] int X) { [System.Text.Json.Serialization.JsonInclude] internal int Y { get; } }", "EventPropertyNotSerializable y")]
    [InlineData("public sealed record E(P<int> P); public sealed class P<T> { [System.Text.Json.Serialization.JsonInclude] public int X { get; private set; } }", "EventPropertyNotSerializable p")]
    [InlineData("public sealed record E(P P); public sealed class P { [System.Text.Json.Serialization.JsonInclude] private int X { set { } } }", "EventPropertyNotSerializable p")]
    [InlineData("public sealed record E(B B); [System.Text.Json.Serialization.JsonDerivedType(typeof(C))] public abstract record B; public sealed record C : B;", "HierarchyNotStorable b")]
    [InlineData("public sealed record E(B B); public abstract record B; public static class X { public sealed record C : B; } public static class Y { public sealed record C : B; }", "HierarchyNotStorable b")]
    [InlineData("public sealed record E(B B); [System.Text.Json.Serialization.JsonPolymorphic(TypeDiscriminatorPropertyName = \"kind\")] public abstract record B; public sealed record C(int Kind) : B;", "HierarchyNotStorable b")]
    [InlineData("public sealed record E(int Id, int ID);", "EventPropertyNotSerializable id")]
    [InlineData("public sealed class E { public int Number { get; private set; } }", "EventPropertyNotSerializable number")]
    [InlineData("public sealed class E(int number) { private readonly int _number = number; public override string ToString() => $\"{_number}\"; }", "EventNotConstructible E")]
    [InlineData("public sealed record E(Node Node); public sealed record Node(string Name, Node? Next);", "EventContainsItself node.next")]
    [InlineData("public sealed record E(List<E> Parts);", "EventContainsItself parts[]")]
    public void A_problem_names_its_path(string source, params string[] expected)
    {
        string annotated = "namespace A; [Event(\"e\")] " + source;
        GeneratedProject project = EdictProject.Compile("Tested", [annotated, "namespace A; [Event(\"right\")] public sealed record Right(int Number);"]);

        Assert.Equal(expected, Problems("Tested", annotated));
        Assert.Empty(project.Findings());
        Assert.Contains("NotSupportedException", project.File("A.E.EventType.g.cs"));
        Assert.DoesNotContain("NotSupportedException", project.File("A.Right.EventType.g.cs"));
    }

    [Fact]
    public void A_right_event_has_no_problem() =>
        Assert.Empty(Problems("Tested", "namespace A; [Event(\"e\")] public sealed record E(int Number, E.Part[] Parts) { public sealed record Part(string? Name); }"));

    [Fact]
    public void A_type_that_does_not_exist_is_left_to_the_compiler()
    {
        const string source = "namespace A; [Event(\"e\")] public sealed record E(Missing Thing);";
        GeneratedProject project = EdictProject.Compile("Tested", [source]);

        Assert.Empty(Problems("Tested", source));
        Assert.All(project.Findings(), finding => Assert.Contains("CS0246", finding));
    }

    [Theory]
    [InlineData("namespace A; public class Outer { [Event(\"e\")] private sealed record E(int X); }")]
    [InlineData("namespace A; [Event(\"e\")] public sealed record E<T>(T X);")]
    [InlineData("namespace A; [Event(\"e\")] file sealed record E(int X);")]
    public void A_type_that_cannot_be_named_gets_nothing(string source) =>
        Assert.DoesNotContain(
            EdictProject.Compile("Tested", [source]).Result.GeneratedTrees, tree => tree.FilePath.Contains("EventType", StringComparison.Ordinal));

    [Fact]
    public void Half_written_events_do_not_break_the_generator()
    {
        const string source = "namespace A; [Event(\"e\", Version = 2)] public sealed record E(int Number, List<Line> Lines, Kind? Kind) { public required string Text { get; init; } } public sealed record Line(string S); public enum Kind { One = 1 }";
        for (int length = 0; length <= source.Length; length++)
        {
            Assert.All(EdictProject.Compile("Tested", [source[..length]]).Result.Results, result => Assert.Null(result.Exception));
        }
    }

    private static string[] Problems(string assembly, string source)
    {
        CSharpCompilation compilation = EdictProject.Create(assembly, [source]);
        INamedTypeSymbol type = compilation.GetTypeByMetadataName("A.E")!;
        Collected collected = new();
        StoredTypeParser.ParseEvent(type, EdictTypes.FindEvent(type)!, compilation, collected, TestContext.Current.CancellationToken);
        return [.. collected.Problems];
    }

    private sealed class Collected : IProblemSink
    {
        public List<string> Problems { get; } = [];

        public void Report(ProblemKind kind, Location location, params string[] arguments)
        {
            Assert.True(location.IsInSource);
            Assert.Equal("A.E", arguments[0]);
            Problems.Add($"{kind} {arguments[1]}");
        }
    }
}
