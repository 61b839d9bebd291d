using System.Text;
using System.Text.Json;
using CsCheck;
using Edict.Tests.Serialization.Shapes;

namespace Edict.Tests.Serialization;

/// <summary>What is written is read again, by Edict and by System.Text.Json, and what that writes is read by Edict.</summary>
public sealed class RoundTripTests
{
    private const int Samples = 300;

    [Fact]
    public void Money_moved() => Check(GeneratedValues.MoneyMoved);

    [Fact]
    public void Everything() => Check(GeneratedValues.EverythingHeld);

    [Fact]
    public void Everything_or_null() => Check(GeneratedValues.EverythingPerhapsHeld);

    [Fact]
    public void Collections_of_all_kinds() => Check(GeneratedValues.OrderPlaced);

    [Fact]
    public void Sets_queues_and_lists() => Check(GeneratedCollections.CollectionsHeld);

    [Fact]
    public void Immutable_collections() => Check(GeneratedCollections.ImmutableHeld);

    [Fact]
    public void Dictionaries() => Check(GeneratedCollections.DictionariesHeld);

    [Fact]
    public void Dictionaries_with_keys_of_every_kind() => Check(GeneratedCollections.KeysHeld);

    [Fact]
    public void Collections_that_system_text_json_cannot_read() => GeneratedCollections.FrozenHeld.Sample(
        held => Assert.Equal(StoredJson.Content(held), StoredJson.Content(StoredJson.Read<FrozenHeld>(StoredJson.Write(held)))), iter: Samples);

    [Fact]
    public void Wrapped_values_and_keys() => Check(GeneratedShapes.WrappersHeld);

    [Fact]
    public void Types_with_a_text_of_their_own() => Check(GeneratedShapes.TextsHeld);

    [Fact]
    public void Hierarchies_with_named_types() => Check(GeneratedShapes.HierarchiesHeld);

    [Fact]
    public void Hierarchies_with_known_types() => Check(GeneratedShapes.PaymentsMade);

    [Fact]
    public void What_attributes_say() => Check(GeneratedShapes.AttributesHeld);

    [Fact]
    public void Json_of_any_kind() => Check(GeneratedShapes.JsonHeld);

    [Fact]
    public void Json_of_one_kind() => Check(GeneratedIncluded.NodesHeld);

    [Fact]
    public void Bytes_in_memory() => Check(GeneratedIncluded.BytesHeld);

    [Fact]
    public void Properties_that_only_attributes_show() => Check(GeneratedIncluded.IncludedHeld);

    [Fact]
    public void Properties_of_a_struct_that_only_attributes_show() => Check(GeneratedIncluded.IncludedInStruct);

    [Fact]
    public void A_class_with_one_property() => Check(GeneratedIncluded.OnePropertyHeld);

    [Fact]
    public void Numbers_as_texts() => Check(GeneratedShapes.NumbersHeld);

    [Fact]
    public void Structs_and_defaults() => Check(GeneratedValues.PointReached);

    [Fact]
    public void Inherited_properties() => Check(GeneratedValues.AccountRenamed);

    [Fact]
    public void Nested_generic_and_keyword_names() => Check(GeneratedValues.Wrapped);

    [Fact]
    public void Equal_records_come_back() => GeneratedValues.EverythingHeld.Sample(
        @event => Assert.Equal(@event, StoredJson.Read<EverythingHeld>(StoredJson.Write(@event))), iter: Samples);

    [Fact]
    public void Decimals_keep_their_scale() => GeneratedValues.Decimals.Where(amount => amount != 0 || decimal.IsPositive(amount)).Sample(
        amount => Assert.Equal(
            decimal.GetBits(amount), decimal.GetBits(StoredJson.Read<MoneyMoved>(StoredJson.Write(new MoneyMoved("a", "b", amount, 1))).Amount)),
        iter: Samples);

    [Fact]
    public void Times_keep_their_kind() => Gen.Select(Gen.DateTime, Gen.Enum<DateTimeKind>(), GeneratedValues.EverythingHeld).Sample(
        (time, kind, @event) =>
        {
            DateTime at = DateTime.SpecifyKind(time, kind);
            Assert.Equal(kind, StoredJson.Read<EverythingHeld>(StoredJson.Write(@event with { At = at })).At.Kind);
        },
        iter: Samples);

    [Fact]
    public void A_copy_holds_the_same_and_shares_nothing_that_changes() => GeneratedValues.OrderPlaced.Sample(
        order =>
        {
            OrderPlaced copy = (OrderPlaced)StoredJson.TypeOf<OrderPlaced>().Copy(order);
            Assert.Equal(StoredJson.Content(order), StoredJson.Content(copy));
            Assert.NotSame(order.Lines, copy.Lines);
        },
        iter: Samples);

    [Fact]
    public void Properties_are_found_in_any_order_and_the_last_of_two_counts() => Gen.Select(GeneratedValues.MoneyMoved, Gen.Int[0, 1000]).Sample(
        (@event, seed) =>
        {
            string[] properties = [.. JsonDocument.Parse(StoredJson.Write(@event)).RootElement.EnumerateObject().Select(one => one.ToString())];
            new Random(seed).Shuffle(properties);
            string json = $$"""{"unknown":{"a":[1,{}]},"sequence":-1,{{string.Join(",\"more\":null,", properties)}},"x":"y"}""";
            Assert.Equal(@event, StoredJson.Read<MoneyMoved>(json));
        },
        iter: Samples);

    private static void Check<TEvent>(Gen<TEvent> events)
        where TEvent : notnull =>
        events.Sample(
            @event =>
            {
                string content = StoredJson.Content(@event);
                string json = StoredJson.Write(@event);
                Assert.Equal(content, StoredJson.Content(StoredJson.Read<TEvent>(json)));
                Assert.Equal(content, StoredJson.Content(JsonSerializer.Deserialize<TEvent>(json, StoredJson.Options)));
                Assert.Equal(content, StoredJson.Content((TEvent)StoredJson.TypeOf<TEvent>().Read(Encoding.UTF8.GetBytes(content))));
            },
            iter: Samples);
}
