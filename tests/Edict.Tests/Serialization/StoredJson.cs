using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Edict.Modules.Edict_Tests;
using Edict.Tests.Serialization.Shapes;

namespace Edict.Tests.Serialization;

/// <summary>Events of these tests as Edict and as System.Text.Json store them.</summary>
internal static class StoredJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NamePayments } },
        Converters =
        {
            new JsonStringEnumConverter(),
            new WrappedValueConverter<AccountId, Guid>(static id => id.Value, static value => new(value)),
            new WrappedValueConverter<OuterId, AccountId>(static id => id.Inner, static value => new(value)),
            new WrappedValueConverter<Sku, string>(static sku => sku.Text, static value => new(value)),
            new WrappedValueConverter<Level, int>(static level => level.Number, static value => new(value)),
            new WrappedValueConverter<Shade, Color>(static shade => shade.Color, static value => new(value)),
            new WrappedValueConverter<Digest, ReadOnlyMemory<byte>>(static digest => digest.Value, static value => new(value)),
            new WrappedValueConverter<Percent, decimal>(static percent => percent.Share, static value => new(value)),
            new WrappedValueConverter<Coordinate, string>(static place => place.ToString(), static value => Coordinate.Parse(value, null)),
            new WrappedValueConverter<BigInteger, string>(static number => number.ToString(), static value => BigInteger.Parse(value)),
        },
    };

    public static EventTypeRegistry Types { get; } = new(
    [
        EdictModule.MoneyMoved, EdictModule.EverythingHeld, EdictModule.EverythingPerhapsHeld, EdictModule.OrderPlaced,
        EdictModule.PointReached, EdictModule.AccountRenamed, EdictModule.Checked, EdictModule.NothingHeld, EdictModule.Wrapped,
        EdictModule.ParcelSent, EdictModule.CollectionsHeld, EdictModule.ImmutableHeld, EdictModule.DictionariesHeld, EdictModule.KeysHeld,
        EdictModule.FrozenHeld, EdictModule.WrappersHeld, EdictModule.TextsHeld, EdictModule.HierarchiesHeld, EdictModule.PaymentsMade,
        EdictModule.AttributesHeld, EdictModule.JsonHeld, EdictModule.NumbersHeld, EdictModule.IncludedHeld,
        EdictModule.IncludedInStruct, EdictModule.NodesHeld, EdictModule.BytesHeld, EdictModule.OnePropertyHeld,
    ]);

    public static EventType TypeOf<TEvent>() => Types.All.Single(type => type.ClrType == typeof(TEvent));

    public static string Write<TEvent>(TEvent @event)
        where TEvent : notnull => Encoding.UTF8.GetString(TypeOf<TEvent>().ToJson(@event).Span);

    public static TEvent Read<TEvent>(string json) => (TEvent)TypeOf<TEvent>().Read(Encoding.UTF8.GetBytes(json));

    public static EventSerializationException Refused<TEvent>(string json) =>
        Assert.Throws<EventSerializationException>(() => Read<TEvent>(json));

    /// <summary>Everything an object holds, in one text that tells differences apart.</summary>
    public static string Content<TEvent>(TEvent @event) => JsonSerializer.Serialize(@event, Options);

    // What Edict finds on its own, System.Text.Json is told.
    private static void NamePayments(JsonTypeInfo info)
    {
        if (info.Type == typeof(Payment))
        {
            info.PolymorphismOptions = new() { DerivedTypes = { new(typeof(Cash), "Cash"), new(typeof(Card), "Card") } };
        }
    }
}
