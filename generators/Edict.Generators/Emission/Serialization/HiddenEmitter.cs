using Edict.Generators.Emission.Naming;
using Edict.Generators.Models.Serialization;

namespace Edict.Generators.Emission.Serialization;

/// <summary>How a converter gets and sets a property: by its name, or past its accessibility where [JsonInclude] says so.</summary>
internal static class HiddenEmitter
{
    /// <summary>The property of <c>value</c>.</summary>
    public static string Get(ObjectShapeModel shape, PropertyModel property) => property switch
    {
        { Field: { } field } => FieldEmitter.Get(property, field),
        { Hidden.IsGetterHidden: true } => $"Get{property.Name}({Receiver(shape)})",
        _ => $"value.{Identifiers.Escape(property.Name)}",
    };

    /// <summary>Sets the property of <c>value</c> where its setter is hidden.</summary>
    public static string Set(ObjectShapeModel shape, PropertyModel property, string local) => $"Set{property.Name}({Receiver(shape)}, {local});";

    /// <summary>The methods that reach what is hidden.</summary>
    public static string Accessors(ObjectShapeModel shape) => Source.Paragraphs(
    [
        .. shape.Properties.Where(static property => property.Hidden is { IsGetterHidden: true }).Select(property =>
            Accessor(shape, property, "get_", $"{property.Value.DeclaredType} Get{property.Name}", "")),
        .. shape.Properties.Where(static property => property.Hidden is { IsSetterHidden: true }).Select(property =>
            Accessor(shape, property, "set_", $"void Set{property.Name}", $", {property.Value.DeclaredType} given")),
    ]);

    private static string Accessor(ObjectShapeModel shape, PropertyModel property, string method, string signature, string parameter) => Source.Block(
        $"""
        [global::System.Runtime.CompilerServices.UnsafeAccessor(
            global::System.Runtime.CompilerServices.UnsafeAccessorKind.Method, Name = {Literals.Text(method + property.Name)})]
        private static extern {signature}({(shape.IsValueType ? "ref " : "")}{property.Hidden!.DeclaringType} value{parameter});
        """);

    private static string Receiver(ObjectShapeModel shape) => shape.IsValueType ? "ref value" : "value";
}
