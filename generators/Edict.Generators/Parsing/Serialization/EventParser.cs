using Edict.Generators.Models.Serialization;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Serialization;

/// <summary>Turns an [Event] type into the model of its serializer.</summary>
internal static class EventParser
{
    public const string Attribute = "Edict.EventAttribute";

    /// <summary>The annotation of an event.</summary>
    public static AttributeData? FindAttribute(INamedTypeSymbol type) => type.GetAttributes().FirstOrDefault(static data =>
        data.AttributeClass is { Name: "EventAttribute", Arity: 0 } attribute && Scalars.IsNamespace(attribute.ContainingNamespace, "Edict"));

    /// <summary>Parses an event.</summary>
    /// <param name="type">The annotated type.</param>
    /// <param name="attribute">Its annotation.</param>
    /// <param name="assembly">The assembly that is compiled.</param>
    /// <param name="problems">Receives what cannot be serialized; <see langword="null"/> in the generator.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The model; <see langword="null"/> for a type that generated code cannot name.</returns>
    public static EventModel? Parse(
        INamedTypeSymbol type, AttributeData attribute, IAssemblySymbol assembly, IProblemSink? problems, CancellationToken cancellation)
    {
        if (!CanBeNamed(type))
        {
            return null;
        }

        string fault = type.IsAbstract ? $"'{type.Name}' is abstract, so that no event can be of this type itself" : "";
        ShapeParser shapes = new(type, assembly, problems, cancellation);
        string converter = fault.Length == 0 ? shapes.ParseRoot() : "";
        return new(
            assembly.Name,
            TypeReader.Read(type),
            attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "",
            VersionOf(attribute),
            IsImmutable: converter.Length > 0 && StoredImmutability.Holds(type),
            converter,
            converter.Length > 0 ? "" : fault + shapes.Fault,
            converter.Length > 0 ? shapes.Shapes : []);
    }

    private static bool CanBeNamed(INamedTypeSymbol type) =>
        !type.IsFileLocal
        && !TypeReader.ContainingChain(type).Any(static part => part.IsGenericType)
        && TypeReader.EffectiveAccessibility(type) != Accessibility.Private;

    private static int VersionOf(AttributeData attribute) =>
        attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == "Version").Value.Value is int version ? version : 1;
}
