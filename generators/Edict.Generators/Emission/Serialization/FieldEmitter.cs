using Edict.Generators.Emission.Naming;
using Edict.Generators.Models.Serialization;

namespace Edict.Generators.Emission.Serialization;

/// <summary>How the serializer of a state gets and sets a field: by its name, or past what C# allows where it is read-only or another class's.</summary>
internal static class FieldEmitter
{
    /// <summary>The field of <c>value</c>.</summary>
    public static string Get(PropertyModel property, FieldModel field) =>
        field.IsReadByName ? $"value.{Identifiers.Escape(field.Member)}" : Reference(property, field);

    /// <summary>Sets the field of <c>value</c>.</summary>
    public static string Set(PropertyModel property, FieldModel field, string local)
    {
        string target = field.IsSetByName ? $"value.{Identifiers.Escape(field.Member)}" : Reference(property, field);
        return $"{target} = {Kept(property, field, local)};";
    }

    /// <summary>The methods that reach fields; those of a generic class lie in one that is as generic, as the runtime demands.</summary>
    public static string Accessors(ObjectShapeModel shape)
    {
        PropertyModel[] reached = [.. shape.Properties.Where(static property => property.Field is { } field && !(field.IsReadByName && field.IsSetByName))];
        return Source.Paragraphs(
        [
            .. reached.Where(static property => property.Field!.Generic is null).Select(static property => Accessor(property, property.Field!, "private")),
            .. reached.Where(static property => property.Field!.Generic is not null)
                .GroupBy(static property => property.Field!.Generic!)
                .Select(static group => GenericClass(group.Key, group)),
        ]);
    }

    private static string GenericClass(GenericClassModel generic, IEnumerable<PropertyModel> properties) => Source.Block(
        $$"""
        private static class {{ClassOf(generic)}}{{generic.Parameters}}
            {{generic.Constraints}}
        {
            {{Source.Paragraphs(properties.Select(static property => Accessor(property, property.Field!, "internal")))}}
        }
        """);

    private static string Accessor(PropertyModel property, FieldModel field, string accessibility) => Source.Block(
        $"""
        [global::System.Runtime.CompilerServices.UnsafeAccessor(
            global::System.Runtime.CompilerServices.UnsafeAccessorKind.Field, Name = {Literals.Text(field.Name)})]
        {accessibility} static extern ref {field.Type} {MethodOf(property)}({field.DeclaringType} value);
        """);

    private static string Reference(PropertyModel property, FieldModel field) => field.Generic is { } generic
        ? $"{ClassOf(generic)}{generic.Arguments}.{MethodOf(property)}(value)"
        : $"{MethodOf(property)}(value)";

    private static string MethodOf(PropertyModel property) => char.ToUpperInvariant(property.Name[0]) + property.Name.Substring(1) + "Of";

    private static string ClassOf(GenericClassModel generic) => generic.Name + "Fields";

    private static string Kept(PropertyModel property, FieldModel field, string local)
    {
        string given = Get(property, field);
        string kept = field.Keeps switch
        {
            KeptComparer.Constructor => $"new {property.Value.Type}({local}, {given}?.Comparer)",
            KeptComparer.FrozenSet => $"global::System.Collections.Frozen.FrozenSet.ToFrozenSet({local}, {given}?.Comparer)",
            KeptComparer.FrozenDictionary => $"global::System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary({local}, {given}?.Comparer)",
            KeptComparer.Set => $"{given}?.Clear().Union({local}) ?? {local}",
            KeptComparer.Dictionary => $"{given}?.Clear().AddRange({local}) ?? {local}",
            _ => local,
        };
        string forgiven = property.Value.IsNullable && !field.AllowsNull ? "!" : "";
        return field.Keeps == KeptComparer.None ? local + forgiven : $"{local} is null ? null{forgiven} : {kept}";
    }
}
