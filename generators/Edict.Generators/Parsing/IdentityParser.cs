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
        foreach (HandlerSignature signature in signatures)
        {
            readings[signature.Command] = (signature.Identity ?? handling.Identity) is { Length: > 0 } property
                ? Read(handling, signature, property, problems, cancellation)
                : new IdentityReading(null, $"{AnnotatedType.Display(handling.Aggregate)} does not name its identity property.");
        }

        ReportUnnamed(handling, signatures, problems);
        MissingIdentities.Report(handling, [.. signatures.Where(signature => readings[signature.Command].IsMissing)], signatures, problems);
        ReportDisagreement(handling, signatures, readings, problems);
        return readings;
    }

    private static IdentityReading Read(
        HandlingClass handling, HandlerSignature signature, string property, IProblemSink? problems, CancellationToken cancellation)
    {
        INamedTypeSymbol command = signature.Command;
        if (FindProperty(command, property) is { } symbol)
        {
            return Read(handling, signature, symbol, problems, cancellation);
        }

        // Another generator may still write it: the compiler will say if none does.
        if (TypeReader.IsPartial(command, cancellation))
        {
            return new IdentityReading(new IdentityModel(property, null, new IdentityTextModel(IdentityKind.Parsable)), null);
        }

        return new IdentityReading(null, $"{AnnotatedType.Display(command)} has no readable property {property}.") { IsMissing = true };
    }

    private static IdentityReading Read(
        HandlingClass handling, HandlerSignature signature, IPropertySymbol property, IProblemSink? problems, CancellationToken cancellation)
    {
        if (IdentityTypes.Read(property.Type, out IdentityFlaw flaw, cancellation) is { } text)
        {
            bool isKnown = property.Type.TypeKind != TypeKind.Error;
            return new IdentityReading(
                new IdentityModel(property.Name, isKnown ? TypeReader.FullName(property.Type) : null, text), null, isKnown ? property : null);
        }

        problems?.Report(
            flaw == IdentityFlaw.NoTextOfItsOwn ? ProblemKind.IdentityWithoutText : ProblemKind.IdentityTypeNotSupported,
            CommandLocation(handling, signature),
            AnnotatedType.Display(signature.Command),
            property.Name,
            AnnotatedType.Display(property.Type));
        return new IdentityReading(
            null, $"{AnnotatedType.Display(signature.Command)}.{property.Name} is no identity: {AnnotatedType.Display(property.Type)}.");
    }

    private static IPropertySymbol? FindProperty(INamedTypeSymbol command, string name)
    {
        foreach (INamedTypeSymbol part in CommandSubtypes.AncestorsOf(command).Prepend(command))
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
        if (problems is not null
            && string.IsNullOrEmpty(handling.Identity)
            && signatures.Any(static signature => string.IsNullOrEmpty(signature.Identity))
            && !(handling.IsSeparate && AsksForIdentity(handling.Aggregate)))
        {
            problems.Report(
                ProblemKind.IdentityNotNamed,
                SourceLocations.Of(handling.Attribute, handling.Type),
                AnnotatedType.Display(handling.Aggregate));
        }
    }

    // Then it is reported there, once for the aggregate and all its handler classes.
    private static bool AsksForIdentity(INamedTypeSymbol aggregate) => aggregate.GetMembers().OfType<IMethodSymbol>().Any(static method =>
        EdictTypes.FindHandles(method) is { } attribute && string.IsNullOrEmpty(AttributeReader.Text(attribute, "Identity")));

    private static void ReportDisagreement(
        HandlingClass handling,
        IReadOnlyList<HandlerSignature> signatures,
        Dictionary<ITypeSymbol, IdentityReading> readings,
        IProblemSink? problems)
    {
        HandlerSignature? first = signatures.FirstOrDefault(signature => readings[signature.Command].Property is not null);
        if (problems is null || first is null)
        {
            return;
        }

        IPropertySymbol expected = readings[first.Command].Property!;
        foreach (HandlerSignature signature in signatures)
        {
            if (readings[signature.Command].Property is { } property && !SymbolEqualityComparer.Default.Equals(property.Type, expected.Type))
            {
                problems.Report(
                    ProblemKind.IdentityTypesDisagree,
                    CommandLocation(handling, signature),
                    $"'{AnnotatedType.Display(signature.Command)}.{property.Name}'",
                    AnnotatedType.Display(property.Type),
                    $"'{AnnotatedType.Display(first.Command)}.{expected.Name}'",
                    AnnotatedType.Display(expected.Type));
            }
        }
    }

    private static Location CommandLocation(HandlingClass handling, HandlerSignature signature) =>
        SourceLocations.TypeOf(signature.CommandParameter, handling.Type);
}
