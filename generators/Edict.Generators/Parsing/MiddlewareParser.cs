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
            IMethodSymbol? constructor = ServiceConstructor.Find(type, application, compilation);
            if (FindReason(type, constructor) is { } reason)
            {
                problems?.Report(
                    ProblemKind.MiddlewareNotUsable,
                    SourceLocations.ArgumentOf(attribute, "Middleware", application),
                    AnnotatedType.Display(type),
                    reason);
                continue;
            }

            middleware.Add(new MiddlewareModel(TypeReader.FullName(type), ServiceConstructor.Services(constructor!)));
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
}
