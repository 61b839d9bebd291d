using Edict.Generators.Models.Serialization;

namespace Edict.Generators.Emission.Serialization;

/// <summary>The converter of a type whose objects are of one of several known types.</summary>
internal static class HierarchyEmitter
{
    public static string Emit(string assemblyName, HierarchyShapeModel shape) => Source.Block(
        $$"""
        /// <summary>Writes and reads {{Source.XmlText(shape.Type.Replace("global::", ""))}} as the type that an object is of.</summary>
        {{Source.Generated(shape.IsObsolete)}}
        internal static class {{shape.Converter}}
        {
            public static void Write(ref {{Runtime.JsonWriter}} writer, {{shape.Type}} value)
            {
                {{Runtime.RefuseNull}}

                switch (value)
                {
                    {{Source.Lines(shape.Kinds.Select(kind => WriteCase(assemblyName, shape, kind)))}}
                    default:
                        {{Runtime.JsonWriter}}.ThrowUnknownKind(value);
                        break;
                }
            }

            public static {{shape.Type}} Read(ref {{Runtime.JsonReader}} reader)
            {
                global::System.ReadOnlySpan<byte> kind = reader.ReadKind({{Literals.Text(shape.Property)}}u8);
                {{Source.Paragraphs(shape.Kinds.Select(kind => ReadCase(assemblyName, kind)))}}

                reader.ThrowUnknownKind({{Literals.Text(shape.Property)}}, kind);
                return null;
            }
        }
        """);

    private static string WriteCase(string assemblyName, HierarchyShapeModel shape, KindModel kind)
    {
        string property = $"{JsonText.Of(shape.Property)}:{JsonText.Escaped(kind.Name)}";
        return Source.Block(
            $"""
            case {kind.Type} known:
                {(kind.Name.Length == 0 ? "" : $"writer.SetKind({Literals.Text(property)}u8);")}
                {Runtime.Converter(assemblyName, kind.Converter)}.Write(ref writer, known);
                break;
            """);
    }

    private static string ReadCase(string assemblyName, KindModel kind) => Source.Block(
        $$"""
        if ({{(kind.Name.Length == 0 ? "kind.IsEmpty" : $"global::System.MemoryExtensions.SequenceEqual(kind, {Literals.Text(kind.Name)}u8)")}})
        {
            return {{Runtime.Converter(assemblyName, kind.Converter)}}.Read(ref reader);
        }
        """);
}
