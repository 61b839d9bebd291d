using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Serialization;

public sealed record Put(string Id, string Thing, int Count);
[Event("put")] public sealed record PutIn(string Thing, int Count);

public abstract class Kept<T> where T : notnull
{
    private readonly Queue<T> _latest = [];

    private protected void Keep(T thing) => _latest.Enqueue(thing);
}

[Aggregate("box", Identity = "Id"), StoredState(Version = 2)]
public sealed partial class Box : Kept<string>
{
    private readonly SortedDictionary<string, int> _things = new(StringComparer.OrdinalIgnoreCase);
    private ImmutableList<PutIn>? _all;
    [JsonIgnore] private object? _shown;

    public int Count { get; private set; }
    public object Show() => _shown ??= $"{Count} {_all?.Count}";

    [Handles] private PutIn Handle(Put command) => new(command.Thing, command.Count);

    [Applies]
    private void Apply(PutIn e)
    {
        Keep(e.Thing);
        _things[e.Thing] = _things.GetValueOrDefault(e.Thing) + e.Count;
        _all = (_all ?? []).Add(e);
        Count += e.Count;
    }
}

[Aggregate("shelf", Identity = "Id"), StoredState]
public sealed partial record Shelf(int Height, ImmutableHashSet<string> Boxes)
{
    public static Shelf Initial { get; } = new(3, ["none"]);

    [Handles] private void Handle(Look command) { }
}

public sealed record Look(string Id);

[Application] public sealed partial class App;

public static class Scenario
{
    public static async Task<string> RunAsync()
    {
        await using App app = await App.StartAsync(options => options.UseInMemory());
        _ = await app.DispatchAsync(new Put("1", "pen", 2));
        _ = await app.DispatchAsync(new Put("1", "Pen", 3));
        string box = Encoding.UTF8.GetString((await app.ReadStateAsync<Box>("1")).Span);
        string shelf = Encoding.UTF8.GetString((await app.ReadStateAsync<Shelf>("1")).Span);
        return box == """{"latest":["pen","Pen"],"things":{"pen":5},"all":[{"thing":"pen","count":2},{"thing":"Pen","count":3}],"count":5}"""
            && shelf == """{"height":3,"boxes":["none"]}""" ? "right" : box + shelf;
    }
}
