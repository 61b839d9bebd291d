using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Edict.Modules.Edict_Tests;

namespace Edict.Tests.Serialization;

/// <summary>Events of these tests as Edict and as System.Text.Json store them.</summary>
internal static class StoredJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
    };

    public static EventTypeRegistry Types { get; } = new(
    [
        EdictModule.MoneyMoved, EdictModule.EverythingHeld, EdictModule.EverythingPerhapsHeld, EdictModule.OrderPlaced,
        EdictModule.PointReached, EdictModule.AccountRenamed, EdictModule.Checked, EdictModule.NothingHeld, EdictModule.Wrapped,
        EdictModule.ParcelSent, EdictModule.CollectionsHeld, EdictModule.ImmutableHeld, EdictModule.DictionariesHeld, EdictModule.KeysHeld,
        EdictModule.FrozenHeld,
    ]);

    public static EventType TypeOf<TEvent>() => Types.All.Single(type => type.ClrType == typeof(TEvent));

    public static string Write<TEvent>(TEvent @event)
        where TEvent : notnull => Encoding.UTF8.GetString(TypeOf<TEvent>().ToJson(@event).Span);

    public static TEvent Read<TEvent>(string json) => (TEvent)TypeOf<TEvent>().Read(Encoding.UTF8.GetBytes(json));

    public static EventSerializationException Refused<TEvent>(string json) =>
        Assert.Throws<EventSerializationException>(() => Read<TEvent>(json));

    /// <summary>Everything an object holds, in one text that tells differences apart.</summary>
    public static string Content<TEvent>(TEvent @event) => JsonSerializer.Serialize(@event, Options);
}
