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

        foreach (INamedTypeSymbol part in TypeReader.ContainingChain(type).Reverse())
        {
            if (TypeReader.IsPartial(part, cancellation))
            {
                continue;
            }

            bool isItself = SymbolEqualityComparer.Default.Equals(part, type);
            problems?.Report(
                isItself ? ProblemKind.TypeNotPartial : ProblemKind.ContainingTypeNotPartial,
                SourceLocations.NameOf(part),
                Display(part),
                isItself ? attribute : Display(type));
            return $"{Display(part)} is not partial.";
        }

        return null;
    }

    /// <summary>A type as a message names it.</summary>
    public static string Display(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);

    /// <summary>Why generated code cannot name the type; <see langword="null"/> when it can.</summary>
    public static string? FindUnsupported(INamedTypeSymbol type)
    {
        if (type.IsFileLocal)
        {
            return "is file-local";
        }

        if (TypeReader.ContainingChain(type).Any(static part => part.IsGenericType))
        {
            return "is generic";
        }

        return TypeReader.EffectiveAccessibility(type) == Accessibility.Private ? "is private or protected" : null;
    }
}
