using System.Text.Json;
using Edict.CompilerServices;

namespace Edict.EventStore.Transfer;

/// <summary>Reads the lines of a file of exported events.</summary>
internal static class ImportLine
{
    /// <summary>The version of the format that is written, and the newest that is read.</summary>
    internal const int FormatVersion = 1;

    // A state may be nested as deeply as it could be written; its snapshot is one level more, and the line of that another one.
    private static readonly JsonReaderOptions Deep = new() { MaxDepth = JsonWriter.DeepestNesting + 2 };

    internal static void EnsureFormat(string path, ReadOnlySpan<byte> line)
    {
        try
        {
            using JsonDocument document = Parse(line);
            int version = document.RootElement.TryGetProperty(TransferLine.Format, out JsonElement format) ? format.GetInt32() : 0;
            if (version is < 1 or > FormatVersion)
            {
                throw new TransferException(
                    path, 1, $"The file is of format {version}; this version of Edict reads formats 1 to {FormatVersion}. Use a newer version of Edict.");
            }
        }
        catch (Exception exception) when (IsBroken(exception))
        {
            throw new TransferException(path, 1, "This is no file of exported events.", exception);
        }
    }

    /// <summary>Whether a line is about something: about what its first property says.</summary>
    internal static bool IsAbout(ReadOnlySpan<byte> line, ReadOnlySpan<byte> property) => AtFirstProperty(line).ValueTextEquals(property);

    /// <summary>The position of the event on a line; <see langword="null"/> when the line is about something else.</summary>
    internal static long? TryReadPosition(string path, long number, ReadOnlySpan<byte> line)
    {
        try
        {
            Utf8JsonReader reader = AtFirstProperty(line);
            if (!reader.ValueTextEquals(TransferLine.Position))
            {
                return null;
            }

            reader.Read();
            return reader.GetInt64();
        }
        catch (Exception exception) when (IsBroken(exception))
        {
            throw Broken(path, number, exception);
        }
    }

    /// <summary>Whether a line is that of an event.</summary>
    internal static bool IsOf(ReadOnlySpan<byte> line, RecordedEvent recorded)
    {
        using JsonDocument document = Parse(line);
        JsonElement root = document.RootElement;
        return Stream(root, TransferLine.Stream) == recorded.Stream
            && root.GetProperty(TransferLine.Version).GetInt64() == recorded.Version
            && root.GetProperty(TransferLine.Command).GetGuid() == recorded.CommandId;
    }

    internal static TransferException Broken(string path, long line, Exception exception) =>
        new(path, line, $"The line is not what an export writes. {exception.Message}", exception);

    internal static bool IsBroken(Exception exception) =>
        exception is JsonException or InvalidOperationException or FormatException or KeyNotFoundException or IndexOutOfRangeException or ArgumentException;

    internal static JsonDocument Parse(ReadOnlySpan<byte> line)
    {
        Utf8JsonReader reader = new(line, Deep);
        JsonDocument document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.ValueKind == JsonValueKind.Object ? document : throw new JsonException("It is no JSON object.");
    }

    private static Utf8JsonReader AtFirstProperty(ReadOnlySpan<byte> line)
    {
        Utf8JsonReader reader = new(line);
        return reader.Read() && reader.TokenType == JsonTokenType.StartObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName
            ? reader
            : throw new JsonException("It is no JSON object with a property.");
    }

    internal static StreamKey Stream(JsonElement line, ReadOnlySpan<byte> property)
    {
        JsonElement key = line.GetProperty(property);
        return new StreamKey(Text(key[0]), Text(key[1]));
    }

    internal static DateTimeOffset Time(JsonElement line) => line.GetProperty(TransferLine.Time).GetDateTimeOffset().ToUniversalTime();

    internal static Metadata Metadata(JsonElement line) => line.TryGetProperty(TransferLine.Metadata, out JsonElement metadata)
        ? Edict.Metadata.FromStore(metadata.EnumerateObject().Select(static pair => KeyValuePair.Create(pair.Name, Text(pair.Value))))
        : Edict.Metadata.Empty;

    internal static string Text(JsonElement value) => value.GetString() ?? throw new JsonException("A text is null.");
}
