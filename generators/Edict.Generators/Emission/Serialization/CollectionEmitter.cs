using Edict.Generators.Models.Serialization;

namespace Edict.Generators.Emission.Serialization;

/// <summary>The converter of a collection.</summary>
internal static class CollectionEmitter
{
    public static string Emit(string assemblyName, CollectionShapeModel shape)
    {
        CollectionForm form = CollectionForm.Of(shape);
        return Source.Block(
            $$"""
            /// <summary>Writes and reads a collection as a JSON array.</summary>
            {{Source.Generated(shape.IsObsolete)}}
            internal static class {{shape.Converter}}
            {
                public static void Write(ref {{Runtime.JsonWriter}} writer, {{shape.Type}} value)
                {
                    {{WriteNull(shape)}}

                    writer.BeginArray();
                    int index = 0;
                    foreach ({{shape.Element.DeclaredType}} item in value)
                    {
                        writer.WriteSeparator(index++);
                        {{ValueEmitter.Write(assemblyName, shape.Element, "item", "known")}}
                    }

                    writer.EndArray();
                }

                public static {{shape.Type}} Read(ref {{Runtime.JsonReader}} reader)
                {
                    {{ReadNull(shape)}}
                    var items = {{form.Begin}};
                    reader.BeginArray();
                    while (!reader.TryEndArray())
                    {
                        items.{{form.Add}}({{ValueEmitter.Read(assemblyName, shape.Element)}});
                    }

                    return {{form.End}};
                }
            }
            """);
    }

    private static string WriteNull(CollectionShapeModel shape) => shape.Kind == CollectionKind.ImmutableArray
        ? Source.Block(
            $$"""
            if (value.IsDefault)
            {
                writer.WriteNull();
                return;
            }
            """)
        : Runtime.RefuseNull;

    private static string ReadNull(CollectionShapeModel shape) => shape.Kind == CollectionKind.ImmutableArray
        ? Source.Block(
            $$"""
            if (reader.TryNull())
            {
                return default;
            }
            """)
        : "";
}
