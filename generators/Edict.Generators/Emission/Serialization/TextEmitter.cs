using Edict.Generators.Models.Serialization;

namespace Edict.Generators.Emission.Serialization;

/// <summary>The converter of a type that parses the text it gives.</summary>
internal static class TextEmitter
{
    public static string Emit(TextShapeModel shape) => Source.Block(
        $$"""
        /// <summary>Writes and reads {{Source.XmlText(shape.Type.Replace("global::", ""))}} as its text.</summary>
        {{Source.Generated(shape.IsObsolete)}}
        internal static class {{shape.Converter}}
        {
            public static void Write(ref {{Runtime.JsonWriter}} writer, {{shape.Type}} value) =>
                writer.WriteParsable(value);

            public static {{shape.Type}} Read(ref {{Runtime.JsonReader}} reader) =>
                reader.ReadParsable<{{shape.Type}}>();

            public static void WriteKey(ref {{Runtime.JsonWriter}} writer, {{shape.Type}} value) =>
                writer.WriteParsable(value);

            public static {{shape.Type}} ReadKey(ref {{Runtime.JsonReader}} reader) =>
                reader.TakeKey().ReadParsable<{{shape.Type}}>();
        }
        """);
}
