using Edict.Generators.Models;
using Edict.Generators.Models.Serialization;
using Edict.Generators.Parsing.State;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Serialization;

/// <summary>Turns an aggregate with [StoredState] into the model of its state's serializer.</summary>
internal static class StateParser
{
    /// <summary>The nested class that is generated, unless the aggregate has something of that name.</summary>
    public const string SerializerClass = "EdictStateSerializer";

    /// <summary>Parses a state.</summary>
    /// <param name="type">The annotated type.</param>
    /// <param name="attribute">Its annotation.</param>
    /// <param name="compilation">What is compiled.</param>
    /// <param name="problems">Receives what cannot be serialized; <see langword="null"/> in the generator.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The model; <see langword="null"/> for a type that is no aggregate that members can be generated into.</returns>
    public static StateModel? Parse(
        INamedTypeSymbol type, AttributeData attribute, Compilation compilation, IProblemSink? problems, CancellationToken cancellation)
    {
        if (EdictTypes.FindAggregate(type) is not { } aggregate
            || !EdictTypes.Leads(aggregate, type)
            || AnnotatedType.FindWithoutObjects(type) is not null
            || AnnotatedType.FindFault(type, "Aggregate", problems: null, cancellation) is not null)
        {
            return null;
        }

        InitialState initial = InitialStateParser.Parse(type, problems: null);
        ShapeParser shapes = new(type, compilation.Assembly, problems, cancellation, isState: true);
        ShapeModel? shape = shapes.ParseState(compilation);
        string fault = initial == InitialState.Missing ? $"{AnnotatedType.Display(type)} has no state to begin with." : shapes.Fault;
        return new(
            compilation.Assembly.Name,
            TypeReader.Read(type),
            TypeReader.Declaration(type),
            GeneratedNames.Of(type).Take(SerializerClass),
            AttributeReader.Argument<string>(aggregate, 0) ?? "",
            AttributeReader.Number(attribute, "Version", otherwise: 1),
            Math.Max(0, AttributeReader.Number(attribute, "SnapshotEvery", otherwise: 0)),
            initial,
            fault,
            fault.Length == 0 ? shape as ObjectShapeModel : null,
            fault.Length == 0 ? shapes.Shapes.Skip(1).ToEquatableArray() : []);
    }
}
