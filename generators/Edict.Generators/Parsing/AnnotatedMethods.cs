using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>Finds the annotated methods of a type and of its base classes.</summary>
internal static class AnnotatedMethods
{
    /// <summary>
    /// The methods that an annotation marks, in the order of their declaration, those of the type before those of its bases. What is overridden
    /// or hidden further down is left out.
    /// </summary>
    public static IEnumerable<IMethodSymbol> Of(
        INamedTypeSymbol type, Func<IMethodSymbol, bool> isAnnotated, Compilation compilation, IProblemSink? problems)
    {
        List<IMethodSymbol> seen = [];
        for (INamedTypeSymbol? part = type; part is { SpecialType: SpecialType.None }; part = part.BaseType)
        {
            int replacing = seen.Count;
            foreach (ISymbol member in part.GetMembers())
            {
                if (member is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method)
                {
                    continue;
                }

                seen.Add(method);
                if (!IsAnnotated(method, isAnnotated) || seen.Take(replacing).Any(lower => Replaces(lower, method)))
                {
                    continue;
                }

                if (compilation.IsSymbolAccessibleWithin(method, type))
                {
                    yield return method;
                }
                else
                {
                    problems?.Report(
                        ProblemKind.MethodNotAccessible, SourceLocations.NameOf(method, type), method.Name, AnnotatedType.Display(type));
                }
            }
        }
    }

    private static bool IsAnnotated(IMethodSymbol method, Func<IMethodSymbol, bool> isAnnotated)
    {
        for (IMethodSymbol? version = method; version is not null; version = version.OverriddenMethod)
        {
            if (isAnnotated(version))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Replaces(IMethodSymbol lower, IMethodSymbol upper) =>
        lower.Name == upper.Name
        && upper.DeclaredAccessibility != Accessibility.Private
        && lower.Parameters.Length == upper.Parameters.Length
        && lower.Parameters.Zip(upper.Parameters, static (left, right) => SymbolEqualityComparer.Default.Equals(left.Type, right.Type)).All(static same => same);
}
