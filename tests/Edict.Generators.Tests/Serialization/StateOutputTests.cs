using System.Text.RegularExpressions;
using Edict.Generators.Parsing;
using Edict.Generators.Parsing.Serialization;
using Edict.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Edict.Generators.Tests.Serialization;

/// <summary>The serializer of an aggregate's state lies in the aggregate; it reads as it was approved, and compiles at the strictest settings.</summary>
public sealed partial class StateOutputTests
{
    private const string Aggregates =
        """
        namespace Shop;

        public readonly record struct Line(string Sku, int Quantity);
        public enum Status { Open, Closed }

        public abstract class Counted<TItem> where TItem : notnull
        {
            protected int Count { get; set; }
            private readonly List<TItem> _counted = [];
            public int Length => _counted.Count;
        }

        [Aggregate("basket", Identity = "Id"), StoredState(Version = 3, SnapshotEvery = 500)]
        public sealed partial class Basket : Counted<Line>
        {
            private readonly Dictionary<string, Line> _lines = new(StringComparer.OrdinalIgnoreCase);
            private Status _status;
            [System.Text.Json.Serialization.JsonIgnore] private string? _cache;

            public decimal Total { get; private set; }
            public string? Note { get; private init; }
            public bool IsEmpty => _lines.Count == 0 && _status == Status.Open && _cache is null;
        }

        [Aggregate("tag", Identity = "Id"), StoredState]
        public partial record Tag(string Text, System.Collections.Immutable.ImmutableSortedSet<string> Others)
        {
            public static Tag Initial { get; } = new("", []);
        }
        """;

    [Theory]
    [InlineData("Shop.Basket.State.g.cs")]
    [InlineData("Shop.Tag.State.g.cs")]
    public void A_generated_file_reads_as_it_was_approved(string file)
    {
        GeneratedProject project = EdictProject.Compile("Shop", [Aggregates]);

        Assert.Empty(project.Findings());
        Snapshot.Matches(project.File(file), file + ".txt");
    }

    [Theory]
    [InlineData("public sealed partial class A { }")]
    [InlineData("public partial class A { private int _; private string? @class; public int Value { get; private set; } private long reader, writer, mark, state; }")]
    [InlineData("public sealed partial class A { public int Count { get => field; private set => field = value < 0 ? 0 : value; } public int Half => Count / 2; }")]
    [InlineData("public sealed partial class A : B { private new int _a; public override int C { get; protected set; } } public class B { [System.Text.Json.Serialization.JsonPropertyName(\"base\")] protected int _a; internal readonly string _b = \"\"; [System.Text.Json.Serialization.JsonPropertyName(\"base-c\")] public virtual int C { get; protected set; } private protected List<int>? D { get; } }")]
    [InlineData("public sealed partial class A : B<string, int?> { private int _own; } public abstract class B<T, U> : C<List<T?>> where T : class, IComparable<T> { private T? _one; protected readonly U? Two; } public class C<V> where V : class, new() { internal V Deep { get; } = new(); private V[]? _more; }")]
    [InlineData("public sealed partial class A { private HashSet<int> _a = []; private SortedSet<string>? _b; private readonly SortedDictionary<string, int> _c = []; private SortedList<int, int>? _d; private System.Collections.Immutable.ImmutableHashSet<int> _e = []; private System.Collections.Immutable.ImmutableDictionary<string, int>? _f; private System.Collections.Frozen.FrozenDictionary<string, int> _g = null!; private System.Collections.Frozen.FrozenSet<string>? _h; private Queue<int> _i = new(); private Stack<int>? _j; private System.Collections.Immutable.ImmutableSortedDictionary<int, string> _k = null!; private System.Collections.Immutable.IImmutableSet<int>? _l; private OrderedDictionary<string, int>? _m; private System.Collections.Immutable.IImmutableDictionary<string, int?>? _n; private IDictionary<string, int>? _o; }")]
    [InlineData("public sealed partial class A { public required int Number { get; set; } public static A Initial { get; } = new() { Number = 1 }; }")]
    [InlineData("public partial record A { public static readonly A Initial = new(1); private A(int start) => Start = start; public int Start { get; init; } }")]
    [InlineData("public static partial class Outer { [Aggregate(\"b\", Identity = \"Id\"), StoredState] internal sealed partial class A { private readonly E _e; internal enum E { One } } } public sealed partial class A { private Outer.A.E? _o; }")]
    [InlineData("public sealed partial class A { private int EdictStateSerializer, StateSerializer; private int? WriteFields; }")]
    [InlineData("#nullable disable\npublic sealed partial class A { private string _text; private List<string> _texts; private Dictionary<string, string> _map; }")]
    [InlineData("public sealed partial class A { [System.Text.Json.Serialization.JsonIgnore] private readonly object _gate = new(); [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)] private string? _note; [System.Text.Json.Serialization.JsonNumberHandling(System.Text.Json.Serialization.JsonNumberHandling.WriteAsString)] public long Big { get; private set; } }")]
    [InlineData("public sealed partial class A { private Part? _part; } public sealed record Part(Old Old, Older[] More); [Obsolete] public sealed record Old(int X); [Obsolete(\"So old.\")] public sealed record Older(int X);")]
    [InlineData("public sealed partial class A { [Obsolete] public int Before { get; private set; } [Obsolete(\"So old.\", true)] private readonly int _x; private int _now; }")]
    [InlineData("[Aggregate(\"b\", Identity = \"Id\"), StoredState(SnapshotEvery = -1)] public partial class B { private int SnapshotEvery; } public sealed partial class A { private int SnapshotEvery; }")]
    [InlineData("[Aggregate(\"b\", Identity = \"Id\"), StoredState] public partial class B { private int _b; } public sealed partial class A : B { private int _a; }")]
    public void States_of_many_shapes_compile(string source)
    {
        GeneratedProject project = Compile(source);

        Assert.Empty(project.Findings());
        Assert.DoesNotContain("NotSupportedException", StateOf(project));
    }

    [Theory]
    [InlineData("public sealed partial class A { private object? _thing; }", "thing")]
    [InlineData("public sealed partial class A { private readonly List<Part> _parts = []; } public sealed class Part(int count) { private int _count = count; public void Add() => _count++; }", "parts[]")]
    [InlineData("public sealed partial class A { private Part? _part; } public sealed class Part { private int _count; public int Add() => _count++; }", "part")]
    [InlineData("public sealed partial class A { private Part? _part; } public sealed class Part { public List<int> Numbers { get; } = []; }", "part")]
    [InlineData("public sealed partial class A { private Part? _part; private sealed record Part(int X); }", "part")]
    [InlineData("public sealed partial class A { private A? _before; }", "before")]
    [InlineData("public sealed partial class A { private int _balance; public long Balance { get; private set; } }", "balance")]
    [InlineData("public sealed partial class A : System.Collections.Generic.List<int> { }", "A")]
    [InlineData("public sealed partial class A { public event Action? Changed; public void Change() => Changed?.Invoke(); }", "A")]
    [InlineData("public sealed partial class A(int start) { public static A Initial { get; } = new(1); public int Start => start; }", "A")]
    [InlineData("public sealed partial class A : Outer<int>.B { } public static class Outer<T> { public class B { private T? _hidden; public override string ToString() => $\"{_hidden}\"; } }", "hidden")]
    public void What_cannot_be_stored_is_named_by_its_path_and_breaks_nothing_else(string source, string path)
    {
        GeneratedProject project = Compile(source);

        Assert.Equal(path, Assert.Single(Problems(source)).Path);
        Assert.Empty(project.Findings());
        Assert.Contains("NotSupportedException", StateOf(project));
    }

    private static GeneratedProject Compile(string source) => EdictProject.Compile("Tested", [Annotated(source)]);

    private static string StateOf(GeneratedProject project) => project.File("N.A.State.g.cs");

    // The class A that is not inside another one.
    private static string Annotated(string source) =>
        "namespace N;\n" + Declaration().Replace(source, "[Aggregate(\"a\", Identity = \"Id\"), StoredState] $0", 1);

    [GeneratedRegex("public (sealed )?partial (class|record) A\\b")]
    private static partial Regex Declaration();

    private static List<(ProblemKind Kind, string Path)> Problems(string source)
    {
        CSharpCompilation compilation = EdictProject.Create("Tested", [Annotated(source)]);
        INamedTypeSymbol type = compilation.GetTypeByMetadataName("N.A")!;
        Collected collected = new();
        StateParser.Parse(type, EdictTypes.FindStoredState(type)!, compilation, collected, TestContext.Current.CancellationToken);
        return collected.Problems;
    }

    private sealed class Collected : IProblemSink
    {
        public List<(ProblemKind Kind, string Path)> Problems { get; } = [];

        public void Report(ProblemKind kind, Location location, params string[] arguments)
        {
            Assert.True(location.IsInSource);
            Assert.Equal("N.A", arguments[0]);
            Problems.Add((kind, arguments[1]));
        }
    }
}
