using System.Buffers;
using System.ComponentModel;
using Edict.Serialization;

namespace Edict.CompilerServices;

/// <summary>An event type whose JSON generated code writes and reads.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class JsonEventType : EventType, IJsonForm
{
    /// <summary>Describes an event.</summary>
    /// <param name="name">The stable name.</param>
    /// <param name="version">The version of the shape, from 1.</param>
    /// <param name="clrType">The type of the event in the program.</param>
    /// <param name="isImmutable">Whether an event holds no array, list or other thing that can change.</param>
    protected JsonEventType(string name, int version, Type clrType, bool isImmutable)
        : base(name, version, clrType, isImmutable)
    {
    }

    /// <inheritdoc/>
    public sealed override void Write(object @event, IBufferWriter<byte> output) => JsonForm.Write(this, @event, output);

    /// <inheritdoc/>
    public sealed override object Read(ReadOnlySpan<byte> json) => JsonForm.Read(this, json);

    void IJsonForm.WriteJson(object value, ref JsonWriter writer) => WriteJson(value, ref writer);

    object IJsonForm.ReadJson(ref JsonReader reader) => ReadJson(ref reader);

    EdictSerializationException IJsonForm.Failed(string path, string problem, Exception? cause) =>
        new EventSerializationException(Name, path, problem, cause);

    /// <summary>Writes an event.</summary>
    /// <param name="event">The event.</param>
    /// <param name="writer">Receives its JSON.</param>
    protected abstract void WriteJson(object @event, ref JsonWriter writer);

    /// <summary>Reads an event.</summary>
    /// <param name="reader">Gives its JSON.</param>
    protected abstract object ReadJson(ref JsonReader reader);
}
