using System.Text.Json;
using Edict.CompilerServices;

namespace Edict.EventStore.Transfer;

/// <summary>The names of a line's properties, and the values that every kind of line has.</summary>
internal static class TransferLine
{
    internal static ReadOnlySpan<byte> Format => "edict"u8;

    internal static ReadOnlySpan<byte> Position => "position"u8;

    internal static ReadOnlySpan<byte> Stream => "stream"u8;

    internal static ReadOnlySpan<byte> Version => "version"u8;

    internal static ReadOnlySpan<byte> Name => "name"u8;

    internal static ReadOnlySpan<byte> TypeVersion => "typeVersion"u8;

    internal static ReadOnlySpan<byte> Command => "command"u8;

    internal static ReadOnlySpan<byte> Index => "index"u8;

    internal static ReadOnlySpan<byte> Causation => "causation"u8;

    internal static ReadOnlySpan<byte> Correlation => "correlation"u8;

    internal static ReadOnlySpan<byte> Time => "time"u8;

    internal static ReadOnlySpan<byte> Metadata => "metadata"u8;

    internal static ReadOnlySpan<byte> Event => "event"u8;

    internal static ReadOnlySpan<byte> StateOf => "stateOf"u8;

    internal static ReadOnlySpan<byte> State => "state"u8;

    internal static ReadOnlySpan<byte> FirstVersion => "firstVersion"u8;

    internal static ReadOnlySpan<byte> List => "list"u8;

    internal static ReadOnlySpan<byte> Events => "events"u8;

    internal static ReadOnlySpan<byte> SnapshotOf => "snapshotOf"u8;

    internal static ReadOnlySpan<byte> StateVersion => "stateVersion"u8;

    internal static ReadOnlySpan<byte> Snapshot => "snapshot"u8;

    internal static ReadOnlySpan<byte> End => "end"u8;

    internal static void WriteStream(this Utf8JsonWriter writer, ReadOnlySpan<byte> property, StreamKey stream)
    {
        writer.WriteStartArray(property);
        writer.WriteStringValue(stream.Aggregate);
        writer.WriteStringValue(stream.Identity);
        writer.WriteEndArray();
    }

    /// <summary>Writes JSON that is ready; as it may have been written by hand, line feeds between its tokens become spaces.</summary>
    /// <summary>Whether bytes are JSON that can be read again where it is written.</summary>
    internal static bool IsJson(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json, new JsonReaderOptions { MaxDepth = JsonWriter.DeepestNesting + 1 });
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    internal static void WriteJson(this Utf8JsonWriter writer, ReadOnlySpan<byte> property, ReadOnlySpan<byte> json)
    {
        writer.WritePropertyName(property);
        if (json.IndexOfAny((byte)'\n', (byte)'\r') < 0)
        {
            writer.WriteRawValue(json, skipInputValidation: true);
            return;
        }

        byte[] oneLine = json.ToArray();
        oneLine.AsSpan().Replace((byte)'\n', (byte)' ');
        oneLine.AsSpan().Replace((byte)'\r', (byte)' ');
        writer.WriteRawValue(oneLine, skipInputValidation: true);
    }
}
