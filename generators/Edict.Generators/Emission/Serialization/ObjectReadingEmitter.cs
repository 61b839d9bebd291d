using Edict.Generators.Emission.Naming;
using Edict.Generators.Models.Serialization;

namespace Edict.Generators.Emission.Serialization;

/// <summary>The body of the method that reads an object: the properties in written order, once or, where their order differs, more often.</summary>
internal static class ObjectReadingEmitter
{
    public static Pieces Body(string assemblyName, ObjectShapeModel shape, PropertyLocals locals) =>
        Body(assemblyName, shape, locals, Creation(shape, locals, static _ => true));

    /// <summary>The body where the object is made without its properties.</summary>
    public static Pieces Body(string assemblyName, ObjectShapeModel shape, PropertyLocals locals, string creation) => Source.Paragraphs(
    [
        Source.Lines(shape.Properties.Select((property, index) => Declaration(property, index, locals))),
        Loop(assemblyName, shape, locals),
        .. shape.Properties.Select((property, index) => Missing(property, index, locals)),
        Initial(shape, locals),
        Made(shape, locals, creation),
    ]);

    private static string Made(ObjectShapeModel shape, PropertyLocals locals, string creation)
    {
        string made = Source.Lines(
        [
            $"var value = {creation};",
            .. Places(shape, static property => property.Source == PropertySource.Field && IsSet(property))
                .Select(index => FieldEmitter.Set(shape.Properties[index], shape.Properties[index].Field!, locals.Value(index))),
        ]);
        const string end = "reader.EndObject();\nreturn value;";
        int[] hidden = [.. Places(shape, static property => property.Source == PropertySource.HiddenMember && IsSet(property))];
        return hidden.Length == 0
            ? Source.Lines([made, end])
            : Source.Paragraphs([made, .. hidden.Select(index => SetHidden(shape, index, locals)), end]);
    }

    private static string SetHidden(ObjectShapeModel shape, int index, PropertyLocals locals) => Source.Block(
        $$"""
        if ({{locals.Flag(index)}})
        {
            {{HiddenEmitter.Set(shape, shape.Properties[index], locals.Value(index))}}
        }
        """);

    private static string Declaration(PropertyModel property, int index, PropertyLocals locals)
    {
        if (!IsSet(property))
        {
            return "";
        }

        string initial = property.Default.Length > 0 ? property.Default
            : property.Value.IsNullable ? "null"
            : property.Value.IsValueType ? "default" : "null!";
        string local = $"{property.Value.DeclaredType} {locals.Value(index)} = {initial};";
        return HasFlag(property) ? $"{local}\nbool {locals.Flag(index)} = false;" : local;
    }

    private static string Loop(string assemblyName, ObjectShapeModel shape, PropertyLocals locals) => !shape.Properties.Any(static property => property.IsRead)
        ? Source.Block(
            $$"""
            reader.BeginObject(out long mark);
            while (reader.HasMore(ref mark))
            {
            }
            """)
        : Source.Block(
            $$"""
            reader.BeginObject(out long mark);
            do
            {
                {{Source.Paragraphs(Places(shape, static property => property.IsRead).Select(index => Property(assemblyName, shape.Properties[index], index, locals)))}}
            }
            while (reader.HasMore(ref mark));
            """);

    private static string Property(string assemblyName, PropertyModel property, int index, PropertyLocals locals) => Source.Block(
        $$"""
        if (reader.TryProperty({{Literals.Text(property.JsonName)}}u8))
        {
            {{locals.Value(index)}} = {{ValueEmitter.Read(assemblyName, property.Value)}};
            {{(HasFlag(property) ? $"{locals.Flag(index)} = true;" : "")}}
        }
        """);

    private static string Missing(PropertyModel property, int index, PropertyLocals locals) => property.IsRequired
        ? Source.Block(
            $$"""
            if ({{(HasFlag(property) ? $"!{locals.Flag(index)}" : $"{locals.Value(index)} is null")}})
            {
                reader.ThrowMissing({{Literals.Text(property.JsonName)}});
            }
            """)
        : "";

    // What the stored JSON lacks is what the constructor gives.
    private static string Initial(ObjectShapeModel shape, PropertyLocals locals)
    {
        int[] optional = [.. Places(shape, static property => property.Source == PropertySource.OptionalMember && IsSet(property))];
        if (optional.Length == 0)
        {
            return "";
        }

        return Source.Block(
            $$"""
            if (!({{string.Join(" && ", optional.Select(locals.Flag))}}))
            {
                var initial = {{Creation(shape, locals, static property => property.Source != PropertySource.OptionalMember)}};
                {{Source.Lines(optional.Select(index => Keep(shape, index, locals)))}}
            }
            """);
    }

    private static string Keep(ObjectShapeModel shape, int index, PropertyLocals locals) =>
        $"{locals.Value(index)} = {locals.Flag(index)} ? {locals.Value(index)} : initial.{Identifiers.Escape(shape.Properties[index].Name)};";

    private static string Creation(ObjectShapeModel shape, PropertyLocals locals, Func<PropertyModel, bool> isWanted)
    {
        string call = $"new {shape.Type}({string.Join(", ", shape.Arguments.Select(locals.Value))})";
        string[] members =
        [
            .. Places(shape, property => property.Source is PropertySource.RequiredMember or PropertySource.OptionalMember && IsSet(property) && isWanted(property))
                .Select(index => $"{Identifiers.Escape(shape.Properties[index].Name)} = {locals.Value(index)},"),
        ];
        return members.Length == 0
            ? call
            : Source.Block(
                $$"""
                {{call}}
                {
                    {{Source.Lines(members)}}
                }
                """);
    }

    private static IEnumerable<int> Places(ObjectShapeModel shape, Func<PropertyModel, bool> isWanted) =>
        Enumerable.Range(0, shape.Properties.Count).Where(index => isWanted(shape.Properties[index]));

    // What is not read keeps what the constructor gave, unless C# demands that it is set.
    private static bool IsSet(PropertyModel property) => property.IsRead || property.Source is PropertySource.Constructor or PropertySource.RequiredMember;

    // Null says by itself that a text or an object was not there, unless null is a value.
    private static bool HasFlag(PropertyModel property) =>
        property.Source is PropertySource.OptionalMember or PropertySource.HiddenMember
        || (property.IsRequired && (property.Value.IsNullable || property.Value.IsValueType));
}
