using System.Buffers;
using System.ComponentModel;
using Edict.CompilerServices;
using Edict.Serialization;

namespace Edict;

/// <summary>
/// A command's stable name together with its serializer; generated code derives one per <see cref="CommandAttribute"/> type. Immutable
/// and safe for concurrent use.
/// </summary>
public abstract class CommandType : IJsonForm
{
    /// <summary>Called by generated code.</summary>
    /// <param name="name">The stable name.</param>
    /// <param name="clrType">The type of the command in the program.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected CommandType(string name, Type clrType)
    {
        Name = name;
        ClrType = clrType;
    }

    /// <summary>The stable name of the command.</summary>
    public string Name { get; }

    /// <summary>The type of the command in the program.</summary>
    public Type ClrType { get; }

    /// <summary>Writes a command as JSON: its properties, not its name.</summary>
    /// <param name="command">The command; of type <see cref="ClrType"/>.</param>
    /// <param name="output">Receives UTF-8.</param>
    /// <exception cref="CommandSerializationException">A value has no JSON form, such as a text with half a surrogate pair.</exception>
    public void Write(object command, IBufferWriter<byte> output) => JsonForm.Write(this, command, output);

    /// <summary>A command's JSON, as UTF-8 in memory of its own.</summary>
    /// <param name="command">The command; of type <see cref="ClrType"/>.</param>
    /// <returns>Its properties, not its name.</returns>
    /// <exception cref="CommandSerializationException">A value has no JSON form, such as a text with half a surrogate pair.</exception>
    public ReadOnlyMemory<byte> ToJson(object command) => JsonForm.Write(this, command);

    /// <summary>Reads a command from JSON. Properties that it does not have are skipped.</summary>
    /// <param name="json">The command's JSON as UTF-8.</param>
    /// <returns>A new command, to be given to <c>DispatchAsync</c>.</returns>
    /// <exception cref="CommandSerializationException">The JSON is broken, or not such a command.</exception>
    public object Read(ReadOnlySpan<byte> json) => JsonForm.Read(this, json);

    /// <inheritdoc/>
    public override string ToString() => Name;

    void IJsonForm.WriteJson(object value, ref JsonWriter writer) => WriteJson(value, ref writer);

    object IJsonForm.ReadJson(ref JsonReader reader) => ReadJson(ref reader);

    EdictSerializationException IJsonForm.Failed(string path, string problem, Exception? cause) =>
        new CommandSerializationException(Name, path, problem, cause);

    /// <summary>Writes a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="writer">Receives its JSON.</param>
    protected abstract void WriteJson(object command, ref JsonWriter writer);

    /// <summary>Reads a command.</summary>
    /// <param name="reader">Gives its JSON.</param>
    protected abstract object ReadJson(ref JsonReader reader);
}
