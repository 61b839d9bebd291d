using Edict.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>Finds out how the commands of a class name their aggregate's instance.</summary>
internal static class IdentityParser
{
    /// <summary>The identity of each command.</summary>
    public static IReadOnlyDictionary<ITypeSymbol, IdentityReading> Parse(
        HandlingClass handling, IReadOnlyList<HandlerSignature> signatures, IProblemSink? problems, CancellationToken cancellation)
    {
        Dictionary<ITypeSymbol, IdentityReading> readings = new(SymbolEqualityComparer.Default);
        if (handling.Identity is not { Length: > 0 } property)
        {
            ReportUnnamed(handling, signatures, problems);
            IdentityReading unnamed = new(null, $"{AnnotatedType.Display(handling.Aggregate)} does not name its identity property.");
            return signatures.ToDictionary<HandlerSignature, ITypeSymbol, IdentityReading>(
                static signature => signature.Command, _ => unnamed, SymbolEqualityComparer.Default);
        }

        foreach (HandlerSignature signature in signatures)
        {
            readings[signature.Command] = Read(handling, signature, property, problems, cancellation);
        }

        ReportDisagreement(handling, signatures, readings, property, problems);
        return readings;
    }

    private static IdentityReading Read(
        HandlingClass handling, HandlerSignature signature, string property, IProblemSink? problems, CancellationToken cancellation)
    {
        INamedTypeSymbol command = signature.Command;
        if (FindProperty(command, property) is not { } symbol)
        {
            // Another generator may still write it: the compiler will say if none does.
            if (TypeReader.IsPartial(command, cancellation))
            {
                return new IdentityReading(new IdentityModel(property, IdentityKind.ByName), null);
            }

            problems?.Report(
                ProblemKind.IdentityMissing,
                CommandLocation(handling, signature),
                AnnotatedType.Display(command),
                property,
                AnnotatedType.Display(handling.Aggregate));
            return new IdentityReading(null, $"{AnnotatedType.Display(command)} has no readable property {property}.");
        }

        if (KindOf(symbol.Type) is { } kind)
        {
            return new IdentityReading(new IdentityModel(property, kind), null, symbol.Type);
        }

        problems?.Report(
            ProblemKind.IdentityTypeNotSupported,
            CommandLocation(handling, signature),
            AnnotatedType.Display(command),
            property,
            AnnotatedType.Display(symbol.Type));
        return new IdentityReading(null, $"{AnnotatedType.Display(command)}.{property} is no identity: {AnnotatedType.Display(symbol.Type)}.");
    }

    private static IdentityKind? KindOf(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String } => IdentityKind.Text,
        { TypeKind: TypeKind.Error } => IdentityKind.ByName,
        _ when EdictTypes.IsGuid(type) => IdentityKind.Guid,
        _ => null,
    };

    private static IPropertySymbol? FindProperty(INamedTypeSymbol command, string name)
    {
        for (INamedTypeSymbol? part = command; part is not null; part = part.BaseType)
        {
            foreach (IPropertySymbol property in part.GetMembers(name).OfType<IPropertySymbol>())
            {
                if (property is { IsStatic: false, IsIndexer: false, GetMethod: { } getter }
                    && Reaches(property.DeclaredAccessibility) && Reaches(getter.DeclaredAccessibility))
                {
                    return property;
                }
            }
        }

        return null;
    }

    private static bool Reaches(Accessibility accessibility) =>
        accessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    private static void ReportUnnamed(HandlingClass handling, IReadOnlyList<HandlerSignature> signatures, IProblemSink? problems)
    {
        if (signatures.Count > 0 && !handling.IsSeparate)
        {
            problems?.Report(
                ProblemKind.IdentityNotNamed,
                SourceLocations.Of(handling.Attribute, handling.Type),
                AnnotatedType.Display(handling.Aggregate));
        }
    }

    private static void ReportDisagreement(
        HandlingClass handling,
        IReadOnlyList<HandlerSignature> signatures,
        Dictionary<ITypeSymbol, IdentityReading> readings,
        string property,
        IProblemSink? problems)
    {
        HandlerSignature? first = signatures.FirstOrDefault(signature => readings[signature.Command].Type is not null);
        if (problems is null || first is null)
        {
            return;
        }

        ITypeSymbol expected = readings[first.Command].Type!;
        foreach (HandlerSignature signature in signatures)
        {
            if (readings[signature.Command].Type is { } type && !SymbolEqualityComparer.Default.Equals(type, expected))
            {
                problems.Report(
                    ProblemKind.IdentityTypesDisagree,
                    CommandLocation(handling, signature),
                    $"{AnnotatedType.Display(signature.Command)}.{property}",
                    AnnotatedType.Display(type),
                    $"{AnnotatedType.Display(first.Command)}.{property}",
                    AnnotatedType.Display(expected));
            }
        }
    }

    private static Location CommandLocation(HandlingClass handling, HandlerSignature signature) =>
        SourceLocations.TypeOf(
            signature.Method.Parameters.FirstOrDefault(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, signature.Command))
                ?? signature.Method.Parameters[0],
            handling.Type);
}
