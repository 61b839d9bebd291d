using Edict.Generators.Parsing.Upcasting;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>Judges whether members can be generated into an annotated type.</summary>
internal static class AnnotatedType
{
    /// <summary>Why nothing can be generated into the type; <see langword="null"/> when it can.</summary>
    public static string? FindFault(INamedTypeSymbol type, string attribute, IProblemSink? problems, CancellationToken cancellation)
    {
        if (FindUnsupported(type) is { } reason)
        {
            problems?.Report(ProblemKind.TypeNotSupported, SourceLocations.NameOf(type), Display(type), reason);
            return $"{Display(type)} {reason}.";
        }

        for (INamedTypeSymbol? part = type; part is not null; part = part.ContainingType)
        {
            if (TypeReader.IsPartial(part, cancellation))
            {
                continue;
            }

            // Those around it are reported once, however many annotated types they contain.
            if (SymbolEqualityComparer.Default.Equals(part, type))
            {
                problems?.Report(ProblemKind.TypeNotPartial, SourceLocations.NameOf(part), Display(part), attribute);
            }

            return $"{Display(part)} is not partial.";
        }

        return null;
    }

    /// <summary>Why nothing can be generated into a type of which there must be objects; <see langword="null"/> when it can.</summary>
    public static string? FindFaultOfObjects(INamedTypeSymbol type, string attribute, IProblemSink? problems, CancellationToken cancellation)
    {
        if (FindWithoutObjects(type) is { } reason)
        {
            problems?.Report(ProblemKind.TypeNotSupported, SourceLocations.NameOf(type), Display(type), reason);
            return $"{Display(type)} {reason}.";
        }

        return FindFault(type, attribute, problems, cancellation);
    }

    /// <summary>Reports a type that is not partial although an annotated one lies inside it.</summary>
    public static void CheckContaining(INamedTypeSymbol type, IProblemSink problems, CancellationToken cancellation)
    {
        if (!TypeReader.IsPartial(type, cancellation) && FindInside(type) is { } inside)
        {
            problems.Report(ProblemKind.ContainingTypeNotPartial, SourceLocations.NameOf(type), Display(type), Display(inside));
        }
    }

    /// <summary>Why there are no objects of the type itself; <see langword="null"/> when there are.</summary>
    public static string? FindWithoutObjects(INamedTypeSymbol type) => type.IsStatic ? "is static" : type.IsAbstract ? "is abstract" : null;

    /// <summary>A type as a message names it.</summary>
    public static string Display(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);

    /// <summary>Why generated code cannot name the type; <see langword="null"/> when it can.</summary>
    public static string? FindUnsupported(INamedTypeSymbol type)
    {
        if (type.IsFileLocal)
        {
            return "is file-local";
        }

        if (type.IsRefLikeType)
        {
            return "is a ref struct";
        }

        if (TypeReader.IsGeneric(type))
        {
            return "is generic";
        }

        return TypeReader.EffectiveAccessibility(type) == Accessibility.Private ? "is private or protected" : null;
    }

    private static INamedTypeSymbol? FindInside(INamedTypeSymbol type) => type.GetTypeMembers()
        .Select(static nested => EdictTypes.GetsMembers(nested) || UpcasterParser.MethodsOf(nested).Any() ? nested : FindInside(nested))
        .FirstOrDefault(static found => found is not null);
}
