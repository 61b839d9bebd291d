using Edict.Generators.Models;
using Edict.Generators.Parsing.Returns;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Upcasting;

/// <summary>Reads the signature of an [Upcasts] method.</summary>
/// <param name="method">The method.</param>
/// <param name="holder">The type that holds it.</param>
/// <param name="problems">Receives what is wrong.</param>
internal sealed class UpcastSignature(IMethodSymbol method, INamedTypeSymbol holder, IProblemSink? problems)
{
    /// <summary>The method; <see langword="null"/> when not even the events that it takes can be told.</summary>
    public UpcastMethod? Read()
    {
        AttributeData attribute = EdictTypes.FindUpcasts(method)!;
        if (attribute.AttributeConstructor is null
            || TypeReader.IsUnknown(method.ReturnType)
            || method.Parameters.Any(static parameter => TypeReader.IsUnknown(parameter.Type)))
        {
            return null;
        }

        if (FindFlaw(attribute) is { } flaw)
        {
            Report(SourceLocations.NameOf(method, holder), flaw);
            return null;
        }

        ITypeSymbol taken = method.Parameters[0].Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        return attribute.ConstructorArguments.IsEmpty ? ReadTyped(taken, attribute) : ReadJson(taken, attribute);
    }

    private string? FindFlaw(AttributeData attribute) => method switch
    {
        { IsStatic: false } => "is not static",
        { IsGenericMethod: true } => "is generic",
        { IsAsync: true } => "is asynchronous",
        { Parameters.Length: not 1 } => $"takes {method.Parameters.Length} parameters",
        _ when method.Parameters[0].RefKind is not (RefKind.None or RefKind.In) => "has a ref or out parameter",
        _ when attribute.ConstructorArguments.IsEmpty && AttributeReader.Number(attribute, "Version") is not null =>
            "sets Version without the name of the event that the version is of",
        _ => null,
    };

    private UpcastMethod? ReadTyped(ITypeSymbol taken, AttributeData attribute)
    {
        if (EdictTypes.FindEvent(taken) is { } @event)
        {
            return AttributeReader.Argument<string>(@event, 0) is { Length: > 0 } name
                ? new UpcastMethod(method, name, AttributeReader.Number(@event, "Version", otherwise: 1), taken, ReadReturn())
                : null;
        }

        Report(
            SourceLocations.TypeOf(method.Parameters[0], holder),
            EdictTypes.IsJsonElement(taken) ? "takes JSON without naming the event that it is of" : $"takes '{AnnotatedType.Display(taken)}', which is no event");
        return null;
    }

    private UpcastMethod? ReadJson(ITypeSymbol taken, AttributeData attribute)
    {
        if (!AttributeReader.IsBound(attribute, 0))
        {
            return null;
        }

        string name = AttributeReader.Argument<string>(attribute, 0) ?? "";
        int version = AttributeReader.Number(attribute, "Version", otherwise: 1);
        if (!StableNames.IsValid(name) || version < 1)
        {
            Report(SourceLocations.Of(attribute, holder), $"names '{name}', version {version}, as which no event can be stored");
            return null;
        }

        if (!EdictTypes.IsJsonElement(taken))
        {
            Report(SourceLocations.TypeOf(method.Parameters[0], holder), $"names the event whose JSON it takes, but takes '{AnnotatedType.Display(taken)}'");
            return null;
        }

        return new UpcastMethod(method, name, version, taken, ReadReturn());
    }

    private RecognisedReturn? ReadReturn()
    {
        if (ReturnShapes.Recognise(method) is { Model.Shape: not (ReturnShape.Nothing or ReturnShape.Decision or ReturnShape.DecisionOf) } returned)
        {
            return returned;
        }

        Report(SourceLocations.ReturnTypeOf(method, holder), $"returns '{AnnotatedType.Display(method.ReturnType)}'");
        return null;
    }

    private void Report(Location place, string flaw) => problems?.Report(ProblemKind.UpcastNotUnderstood, place, method.Name, flaw);
}
