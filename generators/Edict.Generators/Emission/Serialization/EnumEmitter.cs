using Edict.Generators.Models.Serialization;

namespace Edict.Generators.Emission.Serialization;

/// <summary>The converter of an enum.</summary>
internal static class EnumEmitter
{
    public static string Emit(EnumShapeModel shape) => Source.Block(
        $$"""
        /// <summary>Writes and reads {{shape.Type.Replace("global::", "")}} by name.</summary>
        {{Source.Generated(shape.IsObsolete)}}
        internal static class {{shape.Converter}}
        {
            private static readonly {{Runtime.EnumNames}} Names = new(
                {{Arguments(shape)}});

            public static void Write(ref {{Runtime.JsonWriter}} writer, {{shape.Type}} value) =>
                writer.WriteEnum(Names, unchecked((long)value));

            public static {{shape.Type}} Read(ref {{Runtime.JsonReader}} reader) =>
                unchecked(({{shape.Type}})reader.ReadEnum(Names));

            public static void WriteKey(ref {{Runtime.JsonWriter}} writer, {{shape.Type}} value) =>
                writer.WriteEnumKey(Names, unchecked((long)value));

            public static {{shape.Type}} ReadKey(ref {{Runtime.JsonReader}} reader) =>
                unchecked(({{shape.Type}})reader.TakeKey().ReadEnum(Names));
        }
        """);

    private static string Arguments(EnumShapeModel shape) => string.Join(
        ",\n",
        [
            $"isFlags: {(shape.IsFlags ? "true" : "false")}",
            $"minimum: {Minimum(shape.UnderlyingType)}",
            $"maximum: {shape.UnderlyingType}.MaxValue",
            .. shape.Names.Select(static name => $"({Literals.Text(name.Name)}, {name.Value})"),
        ]);

    private static string Minimum(string type) => type == "ulong" ? "0" : $"{type}.MinValue";
}
