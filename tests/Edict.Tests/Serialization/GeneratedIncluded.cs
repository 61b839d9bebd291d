using System.Text.Json.Nodes;
using CsCheck;
using Edict.Tests.Serialization.Shapes;
using static Edict.Tests.Serialization.GeneratedValues;

namespace Edict.Tests.Serialization;

/// <summary>Events with properties that only attributes show, with bytes, and with JSON of one kind.</summary>
internal static class GeneratedIncluded
{
    private static readonly Gen<JsonObject> Objects = Gen.Dictionary(Text, Gen.Int)[0, 3].Select(values =>
        new JsonObject(values.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))));

    private static readonly Gen<byte[]> Bytes = Gen.Byte.Array[0, 70];

    public static readonly Gen<IncludedHeld> IncludedHeld = Gen.Select(
        Text, Text.Null(), Gen.Int, Gen.DateOnly.Nullable(), Gen.Int.List[0, 3].Null(), Gen.Bool, Shapes.IncludedHeld.Of);

    public static readonly Gen<IncludedInStruct> IncludedInStruct = Gen.Select(Gen.Int, Gen.Int, Shapes.IncludedInStruct.Of);

    public static readonly Gen<NodesHeld> NodesHeld = Gen.Select(
        Objects, Text.Array[0, 3].Null(), Objects.List[0, 3], (one, texts, more) =>
            new NodesHeld(one, texts is null ? null : new JsonArray([.. texts.Select(text => (JsonNode?)text)]), more));

    public static readonly Gen<BytesHeld> BytesHeld = Gen.Select(
        Bytes, Bytes.Null(), Bytes.List[0, 3], Bytes, (bytes, perhaps, several, hash) => new BytesHeld(
            bytes, perhaps is null ? null : perhaps.AsMemory(), [.. several.Select(one => (ReadOnlyMemory<byte>)one)], new Digest(hash)));

    public static readonly Gen<OnePropertyHeld> OnePropertyHeld = Text.Select(text => new OnePropertyHeld(new OneProperty(text)));
}
