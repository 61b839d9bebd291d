using System.Buffers;
using System.Buffers.Text;
using Edict.CompilerServices;

namespace Edict.Aggregates;

/// <summary>
/// What a snapshot's payload is: a JSON object of the id of the event that the state ends with, and of the state. By that id the state of
/// a stream is told from one of what the stream was before it was erased or its backup was restored.
/// </summary>
internal static class SnapshotForm
{
    private const int IdLength = 36;

    private static ReadOnlySpan<byte> BeforeId => "{\"after\":\""u8;

    private static ReadOnlySpan<byte> BeforeState => "\",\"state\":"u8;

    private static ReadOnlySpan<byte> AfterState => "}"u8;

    /// <exception cref="StateSerializationException">A value of the state has no JSON form.</exception>
    internal static ReadOnlyMemory<byte> Write(StateSerializer serializer, object state, Guid lastEvent)
    {
        ArrayBufferWriter<byte> output = new();
        output.Write(BeforeId);
        lastEvent.TryFormat(output.GetSpan(IdLength), out int written);
        output.Advance(written);
        output.Write(BeforeState);
        serializer.Write(state, output);
        output.Write(AfterState);
        return output.WrittenMemory;
    }

    /// <summary>Takes a payload apart; null where it is of another form.</summary>
    internal static KeptState? Read(long version, ReadOnlyMemory<byte> payload)
    {
        int prefix = BeforeId.Length + IdLength + BeforeState.Length;
        ReadOnlySpan<byte> bytes = payload.Span;
        return version > 0
            && bytes.Length > prefix + AfterState.Length
            && bytes.StartsWith(BeforeId)
            && Utf8Parser.TryParse(bytes.Slice(BeforeId.Length, IdLength), out Guid lastEvent, out int read)
            && read == IdLength
            && bytes[(BeforeId.Length + IdLength)..].StartsWith(BeforeState)
            && bytes.EndsWith(AfterState)
                ? new KeptState(version, lastEvent, payload[prefix..^AfterState.Length])
                : null;
    }
}
