using Edict.Generators.Models;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>Reads the middleware of an application. What cannot be used is left out of the chain.</summary>
internal static class MiddlewareParser
{
    public static EquatableArray<MiddlewareModel> Parse(
        AttributeData attribute, INamedTypeSymbol application, Compilation compilation, IProblemSink? problems)
    {
        List<MiddlewareModel> middleware = [];
        foreach (ITypeSymbol type in AttributeReader.Array<ITypeSymbol>(attribute, "Middleware").Where(static type => !TypeReader.IsUnknown(type)))
        {
            IMethodSymbol? constructor = FindConstructor(type, application, compilation);
            if (FindReason(type, constructor) is { } reason)
            {
                problems?.Report(
                    ProblemKind.MiddlewareNotUsable,
                    SourceLocations.ArgumentOf(attribute, "Middleware", application),
                    AnnotatedType.Display(type),
                    reason);
                continue;
            }

            middleware.Add(new MiddlewareModel(TypeReader.FullName(type), constructor!.Parameters.Where(IsService).Select(Service).ToEquatableArray()));
        }

        return middleware.ToEquatableArray();
    }

    private static string? FindReason(ITypeSymbol type, IMethodSymbol? constructor)
    {
        if (!type.AllInterfaces.Any(static contract => EdictTypes.IsEdict(contract, "IMiddleware")))
        {
            return "does not implement IMiddleware";
        }

        if (type is INamedTypeSymbol { IsUnboundGenericType: true })
        {
            return "is generic without type arguments";
        }

        return constructor is null ? "cannot be constructed: it needs to be a class with exactly one constructor that the application can call" : null;
    }

    private static IMethodSymbol? FindConstructor(ITypeSymbol type, INamedTypeSymbol application, Compilation compilation)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false } named)
        {
            return null;
        }

        List<IMethodSymbol> constructors =
        [
            .. named.InstanceConstructors.Where(constructor =>
                compilation.IsSymbolAccessibleWithin(constructor, application)
                && constructor.Parameters.All(static parameter => parameter.RefKind == RefKind.None)
                && Construction.LeavesNothingRequired(constructor, named)),
        ];
        return constructors.Count == 1 ? constructors[0] : null;
    }

    // A parameter with a default other than null, such as a number of attempts, keeps it.
    private static bool IsService(IParameterSymbol parameter) =>
        !parameter.IsOptional || (parameter.Type.IsReferenceType && parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: null });

    private static ServiceModel Service(IParameterSymbol parameter) => new(
        parameter.Name,
        TypeReader.FullName(parameter.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)),
        IsRequired: parameter is { HasExplicitDefaultValue: false, NullableAnnotation: not NullableAnnotation.Annotated });
}
