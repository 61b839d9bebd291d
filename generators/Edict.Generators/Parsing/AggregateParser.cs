using Edict.Generators.Models;
using Edict.Generators.Parsing.Serialization;
using Edict.Generators.Parsing.State;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>Reads an [Aggregate] class.</summary>
internal static class AggregateParser
{
    public static AggregateModel Parse(
        INamedTypeSymbol type, AttributeData attribute, Compilation compilation, IProblemSink? problems, CancellationToken cancellation)
    {
        string name = StableNames.Read(attribute, type, problems);
        string? fault = AnnotatedType.FindFaultOfObjects(type, "Aggregate", problems, cancellation);
        InitialState initialState = InitialStateParser.Parse(type, problems);
        List<IMethodSymbol> applying = [.. AnnotatedMethods.Of(type, EdictTypes.Applies, compilation, problems)];
        List<AppliedEvent> applied = ApplyParser.Parse(type, applying, compilation, problems);
        GeneratedNames names = GeneratedNames.Of(type);

        HandlingClass handling = new(type, type, name, AttributeReader.Text(attribute, "Identity"), attribute, applied, names);
        EquatableArray<HandlerModel> handlers = HandlerParser.Parse(handling, compilation, problems, cancellation);
        return new AggregateModel(
            TypeReader.Read(type),
            TypeReader.Declaration(type),
            name,
            names.Take("EdictBinding"),
            applying.Any(ObsoleteReader.Is) || IsStateObsolete(type) || IsSerializerObsolete(type, compilation, cancellation),
            EdictTypes.FindStoredState(type) is null ? null : names.Take(StateParser.SerializerClass),
            fault,
            initialState,
            CopyParser.Parse(type, cancellation),
            handlers,
            applied.Select(static apply => apply.Model).ToEquatableArray());
    }

    // The state is made, and its fields are copied.
    internal static bool IsStateObsolete(INamedTypeSymbol type) =>
        type.GetMembers(InitialStateParser.MemberName).Any(ObsoleteReader.IsMarked)
        || type.InstanceConstructors.Any(static constructor => constructor.Parameters.All(static parameter => parameter.IsOptional) && ObsoleteReader.Is(constructor))
        || CopyParser.FieldsOf(type).Any(static field => ObsoleteReader.Is(field.Type) || ObsoleteReader.Is(field.ContainingType));

    private static bool IsSerializerObsolete(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation) =>
        EdictTypes.FindStoredState(type) is { } attribute
        && StateParser.Parse(type, attribute, compilation, problems: null, cancellation) is { Shape.IsObsolete: true };
}
