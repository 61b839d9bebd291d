using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Edict.Generators.Parsing;

/// <summary>Where to point at. Asked for only when somebody listens.</summary>
internal static class SourceLocations
{
    /// <summary>Whether a type is written in a file that is compiled, as opposed to one of another assembly that is built.</summary>
    public static bool AreOf(ITypeSymbol type)
    {
        foreach (Location location in type.Locations)
        {
            if (location.IsInSource)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The name of a symbol; that of another when the first is not written in this compilation.</summary>
    public static Location NameOf(ISymbol symbol, ISymbol? otherwise = null) =>
        symbol.Locations.FirstOrDefault(static location => location.IsInSource)
        ?? (otherwise is null ? Location.None : NameOf(otherwise));

    /// <summary>The return type of a method.</summary>
    public static Location ReturnTypeOf(IMethodSymbol method, ISymbol otherwise) =>
        Syntax<MethodDeclarationSyntax>(method)?.ReturnType.GetLocation() ?? NameOf(method, otherwise);

    /// <summary>The parameter list of a method.</summary>
    public static Location ParametersOf(IMethodSymbol method, ISymbol otherwise) =>
        Syntax<MethodDeclarationSyntax>(method)?.ParameterList.GetLocation() ?? NameOf(method, otherwise);

    /// <summary>The type of a parameter.</summary>
    public static Location TypeOf(IParameterSymbol parameter, ISymbol otherwise) =>
        Syntax<ParameterSyntax>(parameter)?.Type?.GetLocation() ?? NameOf(parameter, otherwise);

    /// <summary>An attribute.</summary>
    public static Location Of(AttributeData attribute, ISymbol otherwise) =>
        attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation() ?? NameOf(otherwise);

    /// <summary>An argument of an attribute: the named one, or the first.</summary>
    public static Location ArgumentOf(AttributeData attribute, string? name, ISymbol otherwise)
    {
        AttributeArgumentSyntax? argument = (attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax)?.ArgumentList?.Arguments
            .FirstOrDefault(candidate => candidate.NameEquals?.Name.Identifier.ValueText == name);
        return argument?.Expression.GetLocation() ?? Of(attribute, otherwise);
    }

    private static T? Syntax<T>(ISymbol symbol)
        where T : SyntaxNode =>
        symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as T;
}
