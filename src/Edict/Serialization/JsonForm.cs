using System.Buffers;
using System.Text.Json;
using Edict.CompilerServices;

namespace Edict.Serialization;

/// <summary>Writes and reads whole values by generated code, and finds out where it failed.</summary>
internal static class JsonForm
{
    internal static void Write(IJsonForm form, object value, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(output);
        JsonWriter writer = new(output);
        try
        {
            form.WriteJson(value, ref writer);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            throw Failed(form, exception, PathOfFailure(form, value, exception), "A property could not be read");
        }

        writer.Complete();
    }

    internal static ReadOnlyMemory<byte> Write(IJsonForm form, object value)
    {
        ArrayBufferWriter<byte> output = new();
        Write(form, value, output);
        return output.WrittenMemory;
    }

    internal static object Read(IJsonForm form, ReadOnlySpan<byte> json)
    {
        JsonReader reader = new(json);
        try
        {
            reader.Begin();
            object value = form.ReadJson(ref reader);
            reader.End();
            return value;
        }
        catch (JsonException exception)
        {
            string path = JsonPath.After(reader.Before(isBroken: true), member: null);
            throw form.Failed(path, $"The text is no JSON: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            string path = JsonPath.After(reader.Before(isBroken: false), MemberOf(exception));
            throw Failed(form, exception, path, "The object could not be made from its values");
        }
    }

    private static string? MemberOf(Exception exception) => (exception as JsonValueException)?.Member;

    // Written once more, into memory that can be read back: what precedes the failure says where it is.
    private static string PathOfFailure(IJsonForm form, object value, Exception failure)
    {
        ArrayBufferWriter<byte> output = new();
        JsonWriter writer = new(output);
        try
        {
            form.WriteJson(value, ref writer);
        }
        catch (Exception repeated) when (repeated.GetType() == failure.GetType())
        {
            failure = repeated;
        }

        writer.Complete();
        return JsonPath.After(output.WrittenSpan, MemberOf(failure));
    }

    private static EdictSerializationException Failed(IJsonForm form, Exception exception, string path, string doing) =>
        exception is JsonValueException value
            ? form.Failed(path, value.Message, value.InnerException)
            : form.Failed(path, $"{doing}: {exception.Message}", exception);
}
