using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Wrappers;

/// <summary>Judges whether values of a type have a text that gives them back: <c>IParsable&lt;T&gt;</c>, and a <c>ToString</c> of their own.</summary>
internal static class TextForm
{
    /// <summary>Whether the type implements <c>IParsable</c> of itself, as far as it is written.</summary>
    public static bool IsParsable(ITypeSymbol type) => type.AllInterfaces.Any(contract =>
        contract is { Name: "IParsable", Arity: 1 }
        && EdictTypes.IsNamespace(contract.ContainingNamespace, "System")
        && SymbolEqualityComparer.Default.Equals(contract.TypeArguments[0], type));

    /// <summary>Whether its text is its author's: neither the type's name, nor what the compiler writes for a record.</summary>
    public static bool IsWritten(ITypeSymbol type)
    {
        if (type.AllInterfaces.Any(static contract => contract.Name == "IFormattable" && EdictTypes.IsNamespace(contract.ContainingNamespace, "System")))
        {
            return true;
        }

        for (ITypeSymbol? part = type; part is { SpecialType: SpecialType.None }; part = part.BaseType)
        {
            if (part.GetMembers("ToString").OfType<IMethodSymbol>().FirstOrDefault(static method => method is { IsOverride: true, Parameters.IsEmpty: true }) is { } text)
            {
                return !IsFromCompiler(text);
            }
        }

        return false;
    }

    private static bool IsFromCompiler(IMethodSymbol method) =>
        method.IsImplicitlyDeclared || method.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute");
}
