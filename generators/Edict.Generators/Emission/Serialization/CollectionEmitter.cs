using Edict.Generators.Models.Serialization;

namespace Edict.Generators.Emission.Serialization;

/// <summary>The converter of a collection.</summary>
internal static class CollectionEmitter
{
    public static string Emit(string assemblyName, CollectionShapeModel shape) => Source.Block(
        $$"""
        /// <summary>Writes and reads a collection as a JSON array.</summary>
        {{Source.GeneratedCode}}
        internal static class {{shape.Converter}}
        {
            public static void Write(ref {{Runtime.JsonWriter}} writer, {{shape.Type}} value)
            {
                {{WriteNull(shape)}}

                writer.WriteRaw("["u8);
                int index = 0;
                foreach ({{shape.Element.DeclaredType}} item in value)
                {
                    writer.WriteSeparator(index++);
                    {{ValueEmitter.Write(assemblyName, shape.Element, "item", "known")}}
                }

                writer.WriteRaw("]"u8);
            }

            public static {{shape.Type}} Read(ref {{Runtime.JsonReader}} reader)
            {
                {{ReadNull(shape)}}
                {{Builder(shape)}}
                reader.BeginArray();
                while (!reader.TryEndArray())
                {
                    items.Add({{ValueEmitter.Read(assemblyName, shape.Element)}});
                }

                return {{Result(shape)}};
            }
        }
        """);

    private static string WriteNull(CollectionShapeModel shape) => shape.Kind == CollectionKind.ImmutableArray
        ? Source.Block(
            $$"""
            if (value.IsDefault)
            {
                writer.WriteNull();
                return;
            }
            """)
        : Source.Block(
            $$"""
            if (value is null)
            {
                {{Runtime.JsonWriter}}.ThrowNull();
            }
            """);

    private static string ReadNull(CollectionShapeModel shape) => shape.Kind == CollectionKind.ImmutableArray
        ? Source.Block(
            $$"""
            if (reader.TryNull())
            {
                return default;
            }
            """)
        : "";

    private static string Builder(CollectionShapeModel shape) => shape.Kind == CollectionKind.ImmutableArray
        ? $"var items = global::System.Collections.Immutable.ImmutableArray.CreateBuilder<{shape.Element.DeclaredType}>();"
        : $"var items = new global::System.Collections.Generic.List<{shape.Element.DeclaredType}>();";

    private static string Result(CollectionShapeModel shape) => shape.Kind switch
    {
        CollectionKind.Array => "items.ToArray()",
        CollectionKind.ImmutableArray => "items.DrainToImmutable()",
        _ => "items",
    };
}
