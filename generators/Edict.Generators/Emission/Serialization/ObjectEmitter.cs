using Edict.Generators.Emission.Naming;
using Edict.Generators.Models.Serialization;

namespace Edict.Generators.Emission.Serialization;

/// <summary>The converter of a class, record or struct.</summary>
internal static class ObjectEmitter
{
    public static string Emit(string assemblyName, ObjectShapeModel shape)
    {
        PropertyLocals locals = new(shape);
        return Source.Block(
            $$"""
            /// <summary>Writes and reads {{Source.XmlText(shape.Type.Replace("global::", ""))}} as a JSON object.</summary>
            {{Source.GeneratedCode}}
            internal static class {{shape.Converter}}
            {
                public static void Write(ref {{Runtime.JsonWriter}} writer, {{shape.Type}} value)
                {
                    {{WriteBody(assemblyName, shape, locals)}}
                }

                public static {{shape.Type}} Read(ref {{Runtime.JsonReader}} reader)
                {
                    {{ObjectReadingEmitter.Body(assemblyName, shape, locals)}}
                }
            }
            """);
    }

    private static string WriteBody(string assemblyName, ObjectShapeModel shape, PropertyLocals locals)
    {
        string properties = Source.Lines(
        [
            shape.Properties.IsEmpty ? "writer.BeginObject(\"{\"u8);" : "",
            .. shape.Properties.Select((property, index) => WriteProperty(assemblyName, property, index, locals)),
            "writer.EndObject();",
        ]);
        return Source.Paragraphs([shape.IsValueType ? "" : Runtime.RefuseNull, CheckType(shape), properties]);
    }

    // What a derived type adds would be lost without a word.
    private static string CheckType(ObjectShapeModel shape) => shape.IsSealed
        ? ""
        : Runtime.Refuse($"value.GetType() != typeof({shape.Type})", "ThrowDerived(value)");

    private static string WriteProperty(string assemblyName, PropertyModel property, int index, PropertyLocals locals) => Source.Lines(
    [
        index == 0 ? $"writer.BeginObject(\"{{\\\"{property.JsonName}\\\":\"u8);" : $"writer.WriteRaw(\",\\\"{property.JsonName}\\\":\"u8);",
        ValueEmitter.Write(assemblyName, property.Value, $"value.{Identifiers.Escape(property.Name)}", locals.Value(index)),
    ]);
}
