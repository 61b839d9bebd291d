using System.Buffers;

namespace Edict.EventStore.Transfer;

/// <summary>An event that the application does not know, on its way from one store into another as the JSON that it is.</summary>
internal sealed class ImportedEventType(string name, int version) : EventType(name, version, typeof(byte[]), isImmutable: true)
{
    public override void Write(object @event, IBufferWriter<byte> output) => output.Write((byte[])@event);

    public override object Read(ReadOnlySpan<byte> json) => json.ToArray();
}
