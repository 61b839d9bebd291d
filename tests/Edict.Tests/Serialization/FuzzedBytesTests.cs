using System.Text;
using CsCheck;

namespace Edict.Tests.Serialization;

/// <summary>Whatever bytes a store gives back, reading ends with an event or with the one typed exception.</summary>
public sealed class FuzzedBytesTests
{
    [Fact]
    public void Any_bytes_are_read_or_refused() => Gen.Select(Gen.Byte.Array[0, 200], Gen.Int[0, StoredJson.Types.All.Count - 1]).Sample(
        (bytes, type) => ReadOrRefuse(StoredJson.Types.All[type], bytes), iter: 5_000);

    [Fact]
    public void Damaged_json_is_read_or_refused() => Gen.Select(GeneratedValues.OrderPlaced, Gen.Int, Gen.Int[1, 4]).Sample(
        (order, seed, count) => ReadOrRefuse(
            StoredJson.TypeOf<Shapes.OrderPlaced>(), DamagedJson.Of(Encoding.UTF8.GetBytes(StoredJson.Write(order)), new Random(seed), count)),
        iter: 5_000);

    [Fact]
    public void Damaged_values_are_read_or_refused() => Gen.Select(GeneratedValues.EverythingHeld, Gen.Int, Gen.Int[1, 4]).Sample(
        (held, seed, count) => ReadOrRefuse(
            StoredJson.TypeOf<Shapes.EverythingHeld>(), DamagedJson.Of(Encoding.UTF8.GetBytes(StoredJson.Write(held)), new Random(seed), count)),
        iter: 5_000);

    [Fact]
    public void Damaged_hierarchies_are_read_or_refused() => Gen.Select(GeneratedShapes.HierarchiesHeld, Gen.Int, Gen.Int[1, 4]).Sample(
        (held, seed, count) => ReadOrRefuse(
            StoredJson.TypeOf<Shapes.HierarchiesHeld>(), DamagedJson.Of(Encoding.UTF8.GetBytes(StoredJson.Write(held)), new Random(seed), count)),
        iter: 5_000);

    [Fact]
    public void Damaged_dictionaries_and_converted_values_are_read_or_refused() => Gen.Select(
        GeneratedCollections.DictionariesHeld, GeneratedShapes.AttributesHeld, GeneratedShapes.WrappersHeld, Gen.Int, Gen.Int[1, 4]).Sample(
        (dictionaries, attributes, wrappers, seed, count) =>
        {
            Random random = new(seed);
            ReadOrRefuse(StoredJson.TypeOf<Shapes.DictionariesHeld>(), DamagedJson.Of(Encoding.UTF8.GetBytes(StoredJson.Write(dictionaries)), random, count));
            ReadOrRefuse(StoredJson.TypeOf<Shapes.AttributesHeld>(), DamagedJson.Of(Encoding.UTF8.GetBytes(StoredJson.Write(attributes)), random, count));
            ReadOrRefuse(StoredJson.TypeOf<Shapes.WrappersHeld>(), DamagedJson.Of(Encoding.UTF8.GetBytes(StoredJson.Write(wrappers)), random, count));
        },
        iter: 2_000);

    private static void ReadOrRefuse(EventType type, byte[] json)
    {
        try
        {
            Assert.Equal(type.ClrType, type.Read(json).GetType());
        }
        catch (EventSerializationException refused)
        {
            Assert.Equal(type.Name, refused.EventName);
        }
    }
}
