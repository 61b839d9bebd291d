using System.Buffers;
using System.ComponentModel;
using Edict.Serialization;

namespace Edict.CompilerServices;

/// <summary>
/// Writes the state of an aggregate as JSON and makes it again; generated code derives one per <see cref="StoredStateAttribute"/>.
/// Immutable and safe for concurrent use, which the state need not be.
/// </summary>
/// <param name="aggregate">The stable name of the aggregate.</param>
/// <param name="version">The version of the state, from 1.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StateSerializer(string aggregate, int version) : IJsonForm
{
    /// <summary>The stable name of the aggregate.</summary>
    public string Aggregate { get; } = aggregate;

    /// <summary>The version of the state, from 1.</summary>
    public int Version { get; } = version;

    /// <summary>How many events lie between two snapshots of an instance; 0 where none are taken.</summary>
    public virtual int SnapshotEvery => 0;

    /// <summary>Writes a state.</summary>
    /// <param name="state">The state; it must not change meanwhile.</param>
    /// <param name="output">Receives UTF-8.</param>
    /// <exception cref="StateSerializationException">A value has no JSON form, such as a text with half a surrogate pair.</exception>
    public void Write(object state, IBufferWriter<byte> output) => JsonForm.Write(this, state, output);

    /// <summary>A state's JSON, as UTF-8 in memory of its own.</summary>
    /// <param name="state">The state; it must not change meanwhile.</param>
    /// <exception cref="StateSerializationException">A value has no JSON form, such as a text with half a surrogate pair.</exception>
    public ReadOnlyMemory<byte> ToJson(object state) => JsonForm.Write(this, state);

    /// <summary>Makes a state that is equal to the one that was written, and shares nothing changeable with another.</summary>
    /// <param name="json">The state's JSON as UTF-8.</param>
    /// <exception cref="StateSerializationException">The JSON is broken, is not such a state, or lacks a field.</exception>
    public object Read(ReadOnlySpan<byte> json) => JsonForm.Read(this, json);

    void IJsonForm.WriteJson(object value, ref JsonWriter writer) => WriteJson(value, ref writer);

    object IJsonForm.ReadJson(ref JsonReader reader) => ReadJson(ref reader);

    EdictSerializationException IJsonForm.Failed(string path, string problem, Exception? cause) =>
        new StateSerializationException(Aggregate, path, problem, cause);

    /// <summary>Writes a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="writer">Receives its JSON.</param>
    protected abstract void WriteJson(object state, ref JsonWriter writer);

    /// <summary>Reads a state.</summary>
    /// <param name="reader">Gives its JSON.</param>
    protected abstract object ReadJson(ref JsonReader reader);
}
