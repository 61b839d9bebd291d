using Edict.Generators.Models.Serialization;
using Edict.Generators.Parsing.State;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Serialization;

/// <summary>Turns an [Event] type into the model of its serializer.</summary>
internal static class EventParser
{
    /// <summary>Parses an event.</summary>
    /// <param name="type">The annotated type.</param>
    /// <param name="attribute">Its annotation.</param>
    /// <param name="compilation">What is compiled.</param>
    /// <param name="problems">Receives what cannot be serialized; <see langword="null"/> in the generator.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The model; <see langword="null"/> for a type that generated code cannot name.</returns>
    public static EventModel? Parse(
        INamedTypeSymbol type, AttributeData attribute, Compilation compilation, IProblemSink? problems, CancellationToken cancellation)
    {
        if (AnnotatedType.FindUnsupported(type) is not null)
        {
            return null;
        }

        string fault = type.IsAbstract ? $"'{type.Name}' is abstract, so that no event can be of this type itself" : "";
        ShapeParser shapes = new(type, compilation.Assembly, problems, cancellation);
        string converter = fault.Length == 0 ? shapes.ParseRoot() : "";
        return new(
            compilation.Assembly.Name,
            TypeReader.Read(type),
            AttributeReader.Argument<string>(attribute, 0) ?? "",
            AttributeReader.Number(attribute, "Version", otherwise: 1),
            IsImmutable: converter.Length > 0 && new Immutability(isStored: true, cancellation).Holds(type),
            converter,
            converter.Length > 0 ? "" : fault + shapes.Fault,
            converter.Length > 0 ? shapes.Shapes : []);
    }
}
