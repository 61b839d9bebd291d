using System.Buffers;

namespace Edict.Tests.EventStore;

/// <summary>Events that are mere texts.</summary>
internal sealed class TextType() : EventType("text", 1, typeof(string), isImmutable: true)
{
    internal static EventType Instance { get; } = new TextType();

    public override void Write(object @event, IBufferWriter<byte> output) => output.Write("\"a\""u8);

    public override object Read(ReadOnlySpan<byte> json) => "a";
}
