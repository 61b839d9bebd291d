using Edict.Generators.Tests.Harness;

namespace Edict.Generators.Tests.OutputCompiles;

/// <summary>A copied state shares nothing that can change with the original; what cannot be proved is not copied.</summary>
public sealed class CopyTests
{
    [Fact]
    public async Task Every_known_collection_is_copied_wherever_its_field_lies()
    {
        GeneratedProject project = EdictProject.Compile(
            """
            public abstract class Base
            {
                private readonly List<int> _items = [0];
                public List<int> BaseItems => _items;
            }

            [Aggregate("thing")]
            public sealed partial class Thing : Base
            {
                private readonly List<string> _items = ["0"];
                public readonly Dictionary<string, int> Map = new(StringComparer.OrdinalIgnoreCase) { ["a"] = 1 };
                public HashSet<string> Set { get; init; } = new(StringComparer.OrdinalIgnoreCase) { "a" };
                public SortedDictionary<int, Guid> Sorted { get; } = new() { [1] = Guid.Empty };
                public Stack<int> Stack { get; private set; } = new([1, 2, 3]);
                public Queue<int> Queue = new([1, 2, 3]);
                public int[] Array = [1, 2, 3];
                public List<decimal>? Nothing;
                public (int Left, string Right) Pair = (1, "x");
                public List<string> Items => _items;

                public void Change()
                {
                    Items.Add("new"); BaseItems.Add(1); Map["b"] = 2; Set.Add("b"); Sorted[2] = default;
                    Stack.Push(9); Queue.Enqueue(9); Array[0] = 9; Pair.Left = 9;
                }

                public override string ToString() => string.Join(' ',
                    Items.Count, BaseItems.Count, Map.Count, Set.Count, Sorted.Count, string.Concat(Stack), string.Concat(Queue), Array[0], Pair.Left,
                    Map.ContainsKey("A"), Set.Contains("A"), Nothing is null);
            }

            public static class Scenario
            {
                public static Task<string> RunAsync()
                {
                    Thing original = new();
                    string before = original.ToString();
                    Thing copy = (Thing)Thing.EdictBinding.Instance.Copy(original);
                    original.Change();
                    string kept = copy.ToString();
                    copy.Change();
                    return Task.FromResult($"{Thing.EdictBinding.Instance.CanCopy} {before == kept} {kept}|{original}");
                }
            }
            """);

        Assert.Equal(
            "True True 1 1 1 1 1 321 123 1 1 True True True|2 2 2 2 2 9321 1239 9 9 True True True",
            await project.RunAsync());
    }

    [Theory]
    [InlineData("private int _count; public int Count => _count++;", true)]
    [InlineData("private readonly System.Collections.Immutable.ImmutableList<Uri> _items = [];", true)]
    [InlineData("private Part? _part; public void Set() => _part = new(1);", true)]
    [InlineData("private readonly List<Part> _parts = [];", true)]
    [InlineData("private readonly Dictionary<Guid, DateTimeOffset?> _times = [];", true)]
    [InlineData("private readonly List<List<int>> _nested = [];", false)]
    [InlineData("private readonly IList<int> _list = [];", false)]
    [InlineData("private readonly object _lock = new();", false)]
    [InlineData("private readonly List<Mutable> _items = [];", false)]
    [InlineData("private Mutable _item = new();", false)]
    [InlineData("private Open? _item; public void Set() => _item = new(1);", false)]
    [InlineData("public event Action? Happened; public void Raise() => Happened?.Invoke();", false)]
    [InlineData("private Holder _holder; public void Set() => _holder.Items = [];", false)]
    public void A_state_can_be_copied_when_all_that_it_holds_can(string members, bool canCopy)
    {
        GeneratedProject project = EdictProject.Compile(
            $$"""
            public sealed record Part(int Number);
            public record Open(int Number);
            public sealed class Mutable { public int Number { get; set; } }
            public struct Holder { public List<int>? Items; }

            [Aggregate("thing")]
            public sealed partial class Thing
            {
                {{members}}
            }
            """);

        Assert.Empty(project.Findings());
        Assert.Contains($"public override bool CanCopy => {(canCopy ? "true" : "false")};", project.File("Thing.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Captured_constructor_parameters_are_not_copied()
    {
        GeneratedProject project = EdictProject.Compile(
            """
            [Aggregate("thing")]
            public sealed partial class Thing(List<int>? items = null)
            {
                public int Count => items?.Count ?? 0;
            }
            """);

        Assert.Contains("CanCopy => false;", project.File("Thing.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_static_Initial_of_a_state_that_changes_is_copied_for_each()
    {
        GeneratedProject project = EdictProject.Compile(
            """
            public sealed record Go(string Id);
            [Event("went")] public sealed record Went;

            [Aggregate("thing", Identity = "Id")]
            public sealed partial class Thing
            {
                private Thing(int count) => Count = count;

                public static readonly Thing Initial = new(5);
                public int Count { get; private set; }

                [Handles] private Went Handle(Go command) => new();
                [Applies] private void Apply(Went e) => Count++;
            }

            [Application] public sealed partial class App;

            public static class Scenario
            {
                public static async Task<string> RunAsync()
                {
                    await using App app = await App.StartAsync(options => options.UseInMemory());
                    _ = await app.DispatchAsync(new Go("1"));
                    return $"{await app.ReadAsync("1", (Thing thing) => thing.Count)} {await app.ReadAsync("2", (Thing thing) => thing.Count)}";
                }
            }
            """);

        Assert.Equal("6 5", await project.RunAsync());
    }
}
