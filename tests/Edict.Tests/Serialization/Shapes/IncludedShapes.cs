using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Edict.Tests.Serialization.Shapes;

public abstract class IncludedBase
{
    [JsonInclude]
    protected string? Kept { get; init; }
}

[Event("included-held")]
public sealed class IncludedHeld : IncludedBase
{
    [JsonConstructor]
    internal IncludedHeld(string name) => Name = name;

    public string Name { get; }

    [JsonInclude]
    public int Counted { get; private set; } = 3;

    [JsonInclude]
    public DateOnly? Day { get; private init; }

    [JsonInclude, JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    private List<int>? Own { get; set; }

    [JsonInclude, JsonRequired]
    private bool Demanded { get; set; }

    public override string ToString() => $"{Name}: {Demanded} {Own?.Count}";

    public static IncludedHeld Of(string name, string? kept, int counted, DateOnly? day, List<int>? own, bool demanded) =>
        new(name) { Kept = kept, Counted = counted, Day = day, Own = own, Demanded = demanded };
}

[Event("included-in-struct")]
public struct IncludedInStruct
{
    public int Shown { get; set; }

    [JsonInclude]
    private int Hidden { readonly get; set; }

    public override readonly string ToString() => $"{Shown} {Hidden}";

    public static IncludedInStruct Of(int shown, int hidden) => new() { Shown = shown, Hidden = hidden };
}

[Event("nodes-held")]
public sealed record NodesHeld(JsonObject Object, JsonArray? Array, List<JsonObject> More);

[Event("bytes-held")]
public sealed record BytesHeld(ReadOnlyMemory<byte> Bytes, Memory<byte>? Perhaps, List<ReadOnlyMemory<byte>> Several, Digest Hash);

public readonly record struct Digest(ReadOnlyMemory<byte> Value);

[Event("one-property-held")]
public sealed record OnePropertyHeld(OneProperty Class);

public sealed class OneProperty(string text)
{
    public string Text => text;
}
