using Edict.Generators.Models.Serialization;

namespace Edict.Generators.Emission.Serialization;

/// <summary>The converter of a dictionary.</summary>
internal static class DictionaryEmitter
{
    public static string Emit(string assemblyName, DictionaryShapeModel shape)
    {
        CollectionForm form = CollectionForm.Of(shape);
        string entry = $"global::System.Collections.Generic.KeyValuePair<{shape.Key.DeclaredType}, {shape.Value.DeclaredType}>";
        return Source.Block(
            $$"""
            /// <summary>Writes and reads a dictionary as a JSON object.</summary>
            {{Source.Generated(shape.IsObsolete)}}
            internal static class {{shape.Converter}}
            {
                public static void Write(ref {{Runtime.JsonWriter}} writer, {{shape.Type}} value)
                {
                    {{Runtime.RefuseNull}}

                    writer.BeginObject("{"u8);
                    int index = 0;
                    foreach ({{entry}} item in value)
                    {
                        writer.WriteSeparator(index++);
                        {{KeyEmitter.Write(assemblyName, shape.Key, "item.Key")}}
                        writer.EndKey();
                        {{ValueEmitter.Write(assemblyName, shape.Value, "item.Value", "known")}}
                    }

                    writer.EndObject();
                }

                public static {{shape.Type}} Read(ref {{Runtime.JsonReader}} reader)
                {
                    var items = {{form.Begin}};
                    reader.BeginDictionary();
                    while (!reader.TryEndDictionary())
                    {
                        {{shape.Key.DeclaredType}} key = {{KeyEmitter.Read(assemblyName, shape.Key)}};
                        items[key] = {{ValueEmitter.Read(assemblyName, shape.Value)}};
                    }

                    return {{form.End}};
                }
            }
            """);
    }
}
