using Edict.Generators.Models;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>The constructor of a class whose parameters are taken from the services.</summary>
internal static class ServiceConstructor
{
    /// <summary>The only one that can be called; <see langword="null"/> where there is none or more than one.</summary>
    /// <param name="type">The class.</param>
    /// <param name="caller">Whose code calls it: a type or an assembly.</param>
    /// <param name="compilation">The compilation of both.</param>
    public static IMethodSymbol? Find(ITypeSymbol type, ISymbol caller, Compilation compilation)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false } named)
        {
            return null;
        }

        List<IMethodSymbol> constructors =
        [
            .. named.InstanceConstructors.Where(constructor =>
                compilation.IsSymbolAccessibleWithin(constructor, caller)
                && constructor.Parameters.All(static parameter => parameter.RefKind == RefKind.None)
                && Construction.LeavesNothingRequired(constructor, named)),
        ];
        return constructors.Count == 1 ? constructors[0] : null;
    }

    public static EquatableArray<ServiceModel> Services(IMethodSymbol constructor) =>
        constructor.Parameters.Where(IsService).Select(Service).ToEquatableArray();

    // A parameter with a default other than null, such as a number of attempts, keeps it.
    private static bool IsService(IParameterSymbol parameter) =>
        !parameter.IsOptional || (parameter.Type.IsReferenceType && parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: null });

    private static ServiceModel Service(IParameterSymbol parameter) => new(
        parameter.Name,
        TypeReader.FullName(parameter.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)),
        IsRequired: parameter is { HasExplicitDefaultValue: false, NullableAnnotation: not NullableAnnotation.Annotated });
}
