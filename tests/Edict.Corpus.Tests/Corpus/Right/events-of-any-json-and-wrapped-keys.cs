using System.Text.Json;
using System.Text.Json.Nodes;

namespace Stock;

public readonly record struct ArticleId(Guid Value);

public sealed record Shelf(int Number);

public sealed record Count(string Place, int Pieces);

[Event("counted")]
public sealed record Counted(
    string Place, Dictionary<ArticleId, int> Pieces, IReadOnlyDictionary<Shelf, List<ArticleId>> Shelves, ArticleId? Last, JsonElement Raw,
    JsonElement? Note, JsonNode? Node, Dictionary<string, JsonElement> More);

[Aggregate("place", Identity = nameof(Count.Place))]
public sealed partial class Place
{
    private static readonly ArticleId Article = new(new Guid("01234567-89ab-cdef-0123-456789abcdef"));
    private static readonly JsonElement Raw = JsonElement.Parse("""{"a":[1,null]}""");

    public int Pieces { get; private set; }

    [Handles]
    private Counted Handle(Count command) => new(
        command.Place,
        new() { [Article] = command.Pieces },
        new Dictionary<Shelf, List<ArticleId>> { [new Shelf(1)] = [Article] },
        Article,
        Raw,
        null,
        null,
        new() { ["raw"] = Raw });

    [Applies] private void Apply(Counted e) => Pieces = e.Pieces.Values.Sum();
}

[Application] public sealed partial class App;

public static class Scenario
{
    public static async Task<string> RunAsync()
    {
        await using App app = await App.StartAsync(options => options.UseInMemory());
        (await app.DispatchAsync(new Count("cellar", 7))).EnsureAccepted();
        return await app.ReadAsync("cellar", (Place place) => place.Pieces) == 7 ? "right" : "wrong";
    }
}
