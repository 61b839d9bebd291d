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
            {{Source.Generated(shape.IsObsolete)}}
            internal static class {{shape.Converter}}
            {
                {{Source.Paragraphs([Methods(assemblyName, shape, locals), HiddenEmitter.Accessors(shape)])}}
            }
            """);
    }

    private static string Methods(string assemblyName, ObjectShapeModel shape, PropertyLocals locals) => Source.Block(
        $$"""
        public static void Write(ref {{Runtime.JsonWriter}} writer, {{shape.Type}} value)
        {
            {{WriteBody(assemblyName, shape, locals)}}
        }

        public static {{shape.Type}} Read(ref {{Runtime.JsonReader}} reader)
        {
            {{ObjectReadingEmitter.Body(assemblyName, shape, locals)}}
        }
        """);

    private static string WriteBody(string assemblyName, ObjectShapeModel shape, PropertyLocals locals)
    {
        string checks = Source.Paragraphs(
        [
            shape.IsValueType ? "" : Runtime.RefuseNull,
            shape.IsSealed ? "" : Runtime.RefuseDerived(shape.Type),
        ]);
        return Source.Paragraphs([checks, WriteObject(assemblyName, shape, locals)]);
    }

    /// <summary>Statements that write an object of exactly the given type.</summary>
    public static Pieces WriteObject(string assemblyName, ObjectShapeModel shape, PropertyLocals locals) =>
        Source.Lines([WriteProperties(assemblyName, shape, locals), "writer.EndObject();"]);

    private static string WriteProperties(string assemblyName, ObjectShapeModel shape, PropertyLocals locals)
    {
        int[] written = [.. Enumerable.Range(0, shape.Properties.Count).Where(index => shape.Properties[index].Written != WriteWhen.Never)];
        if (written.Length == 0)
        {
            return "writer.BeginObject(\"{\"u8);";
        }

        return written.All(index => shape.Properties[index].Written == WriteWhen.Always)
            ? Source.Lines(written.Select((index, place) => WriteProperty(assemblyName, shape, shape.Properties[index], place == 0, locals.Value(index))))
            : Source.Lines(
            [
                "writer.BeginObject(\"{\"u8);",
                "int index = 0;",
                .. written.Select(index => WritePerhaps(assemblyName, shape, shape.Properties[index], locals.Value(index))),
            ]);
    }

    private static string WriteProperty(string assemblyName, ObjectShapeModel shape, PropertyModel property, bool isFirst, string local)
    {
        string name = JsonText.Of(property.JsonName) + ":";
        return Source.Lines(
        [
            isFirst ? $"writer.BeginObject({Literals.Text("{" + name)}u8);" : $"writer.WriteRaw({Literals.Text("," + name)}u8);",
            ValueEmitter.Write(assemblyName, property.Value, HiddenEmitter.Get(shape, property), local),
        ]);
    }

    // Where a property may be left out, whether a comma is needed is known at run time only.
    private static string WritePerhaps(string assemblyName, ObjectShapeModel shape, PropertyModel property, string local)
    {
        string write = Source.Lines(
        [
            "writer.WriteSeparator(index++);",
            $"writer.WriteRaw({Literals.Text(JsonText.Of(property.JsonName) + ":")}u8);",
            ValueEmitter.Write(assemblyName, property.Value, HiddenEmitter.Get(shape, property), local),
        ]);
        return property.Written == WriteWhen.Always ? write : Source.Block(
            $$"""
            if ({{Condition(property, HiddenEmitter.Get(shape, property))}})
            {
                {{write}}
            }
            """);
    }

    private static string Condition(PropertyModel property, string value) =>
        property.Value.IsNullable || !property.Value.IsValueType
            ? $"{value} is not null"
            : $"!global::System.Collections.Generic.EqualityComparer<{property.Value.Type}>.Default.Equals({value}, default)";
}
