using Edict.Generators.Models.Serialization;
using Edict.Generators.Parsing.State;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Serialization;

/// <summary>Turns an [Event] or [Command] type into the model of its serializer.</summary>
internal static class StoredTypeParser
{
    /// <summary>Parses an event.</summary>
    /// <param name="type">The annotated type.</param>
    /// <param name="attribute">Its annotation.</param>
    /// <param name="compilation">What is compiled.</param>
    /// <param name="problems">Receives what cannot be serialized; <see langword="null"/> in the generator.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The model; <see langword="null"/> for a type that generated code cannot name.</returns>
    public static StoredTypeModel? ParseEvent(
        INamedTypeSymbol type, AttributeData attribute, Compilation compilation, IProblemSink? problems, CancellationToken cancellation) =>
        Parse(StoredKind.Event, type, attribute, compilation, problems, cancellation) is { } model
            ? model with
            {
                Version = AttributeReader.Number(attribute, "Version", otherwise: 1),
                FormerNames = AttributeReader.Array<string>(attribute, "FormerNames").ToEquatableArray(),
                IsImmutable = model.Root is not null && new Immutability(isStored: true, cancellation).Holds(type),
            }
            : null;

    /// <summary>Parses a command.</summary>
    /// <param name="type">The annotated type.</param>
    /// <param name="attribute">Its annotation.</param>
    /// <param name="compilation">What is compiled.</param>
    /// <param name="problems">Receives what cannot be serialized; <see langword="null"/> in the generator.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The model; <see langword="null"/> for a type that generated code cannot name.</returns>
    public static StoredTypeModel? ParseCommand(
        INamedTypeSymbol type, AttributeData attribute, Compilation compilation, IProblemSink? problems, CancellationToken cancellation) =>
        Parse(StoredKind.Command, type, attribute, compilation, problems, cancellation);

    private static StoredTypeModel? Parse(
        StoredKind kind, INamedTypeSymbol type, AttributeData attribute, Compilation compilation, IProblemSink? problems, CancellationToken cancellation)
    {
        if (AnnotatedType.FindUnsupported(type) is not null)
        {
            return null;
        }

        string fault = AnnotatedType.FindWithoutObjects(type) is { } reason ? $"'{type.Name}' {reason}, so that there are no objects of this type itself" : "";
        ShapeParser shapes = new(type, compilation.Assembly, problems, cancellation);
        bool isStorable = fault.Length == 0 && shapes.ParseRoot().Length > 0;
        EquatableArray<ShapeModel> found = isStorable ? shapes.Shapes : [];
        return new(
            kind,
            compilation.Assembly.Name,
            TypeReader.Read(type),
            AttributeReader.Argument<string>(attribute, 0) ?? "",
            Version: 1,
            IsImmutable: false,
            isStorable ? "" : fault + shapes.Fault,
            found.FirstOrDefault(),
            found.Skip(1).ToEquatableArray());
    }
}
