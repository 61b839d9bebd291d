using System.Text.Json;
using System.Text.Json.Serialization;

namespace Edict.Tests.Serialization;

/// <summary>How System.Text.Json is taught what Edict does on its own: a wrapper is the value that it wraps.</summary>
internal sealed class WrappedValueConverter<TWrapper, TValue>(Func<TWrapper, TValue> unwrap, Func<TValue, TWrapper> wrap) : JsonConverter<TWrapper>
    where TWrapper : notnull
{
    public override TWrapper Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        wrap(JsonSerializer.Deserialize<TValue>(ref reader, options)!);

    public override void Write(Utf8JsonWriter writer, TWrapper value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, unwrap(value), options);

    public override TWrapper ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        wrap(Inner(options).ReadAsPropertyName(ref reader, typeof(TValue), options));

    public override void WriteAsPropertyName(Utf8JsonWriter writer, TWrapper value, JsonSerializerOptions options) =>
        Inner(options).WriteAsPropertyName(writer, unwrap(value)!, options);

    private static JsonConverter<TValue> Inner(JsonSerializerOptions options) => (JsonConverter<TValue>)options.GetConverter(typeof(TValue));
}
