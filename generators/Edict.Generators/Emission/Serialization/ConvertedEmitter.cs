using Edict.Generators.Models.Serialization;

namespace Edict.Generators.Emission.Serialization;

/// <summary>The converter of a type that a converter of the user's writes and reads.</summary>
internal static class ConvertedEmitter
{
    public static string Emit(ConvertedShapeModel shape) => Source.Block(
        $$"""
        /// <summary>Writes and reads {{Source.XmlText(shape.Type.Replace("global::", ""))}} by {{Source.XmlText(shape.UserConverter.Replace("global::", ""))}}.</summary>
        {{Source.Generated(shape.IsObsolete)}}
        internal static class {{shape.Converter}}
        {
            private static readonly {{shape.UserConverter}} Converter = new();

            public static void Write(ref {{Runtime.JsonWriter}} writer, {{shape.Type}} value)
            {
                {{Source.Paragraphs([shape.IsValueType ? "" : Runtime.RefuseNull, "writer.WriteConverted(Converter, value);"])}}
            }

            public static {{shape.Type}} Read(ref {{Runtime.JsonReader}} reader) =>
                reader.ReadConverted(Converter);
        }
        """);
}
