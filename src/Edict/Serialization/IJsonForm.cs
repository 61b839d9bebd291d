using Edict.CompilerServices;

namespace Edict.Serialization;

/// <summary>Something that generated code writes as JSON and reads again, and whose failures have a type of their own.</summary>
internal interface IJsonForm
{
    void WriteJson(object value, ref JsonWriter writer);

    object ReadJson(ref JsonReader reader);

    /// <summary>The exception that tells of a failure.</summary>
    EdictSerializationException Failed(string path, string problem, Exception? cause);
}
