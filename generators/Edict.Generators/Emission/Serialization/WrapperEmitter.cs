using Edict.Generators.Emission.Naming;
using Edict.Generators.Models.Serialization;

namespace Edict.Generators.Emission.Serialization;

/// <summary>The converter of a type that wraps one value.</summary>
internal static class WrapperEmitter
{
    public static string Emit(string assemblyName, WrapperShapeModel shape) => Source.Block(
        $$"""
        /// <summary>Writes and reads {{Source.XmlText(shape.Type.Replace("global::", ""))}} as the value that it wraps.</summary>
        {{Source.Generated(shape.IsObsolete)}}
        internal static class {{shape.Converter}}
        {
            public static void Write(ref {{Runtime.JsonWriter}} writer, {{shape.Type}} value)
            {
                {{Checked(shape, ValueEmitter.Write(assemblyName, shape.Value, Wrapped(shape), "known"))}}
            }

            public static {{shape.Type}} Read(ref {{Runtime.JsonReader}} reader)
            {
                long start = reader.BeginValue();
                {{shape.Value.Type}} wrapped = {{ValueEmitter.Read(assemblyName, shape.Value)}};
                reader.BeginCreation(start);
                var value = new {{shape.Type}}(wrapped);
                reader.EndCreation();
                return value;
            }

            {{Keys(assemblyName, shape)}}
        }
        """);

    private static string Keys(string assemblyName, WrapperShapeModel shape) => Source.Block(
        $$"""
        public static void WriteKey(ref {{Runtime.JsonWriter}} writer, {{shape.Type}} value)
        {
            {{Checked(shape, KeyEmitter.Write(assemblyName, shape.Value, Wrapped(shape)))}}
        }

        public static {{shape.Type}} ReadKey(ref {{Runtime.JsonReader}} reader) =>
            new {{shape.Type}}({{KeyEmitter.Read(assemblyName, shape.Value)}});
        """);

    private static string Checked(WrapperShapeModel shape, string write) => Source.Paragraphs(
    [
        shape.IsValueType ? "" : Runtime.RefuseNull,
        shape.IsSealed ? "" : Runtime.RefuseDerived(shape.Type),
        write,
    ]);

    private static string Wrapped(WrapperShapeModel shape) => $"value.{Identifiers.Escape(shape.Property)}";
}
