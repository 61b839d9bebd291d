using Edict.Analyzers.Diagnostics;
using Edict.Generators.Models;
using Edict.Generators.Parsing;
using Edict.Generators.Parsing.Upcasting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Edict.Analyzers.Declarations;

/// <summary>Finds namespaces that an application names and in which nothing lies that it could take: most often a typing mistake.</summary>
internal static class EmptyNamespaces
{
    public static void Report(
        INamedTypeSymbol application, AttributeData attribute, IEnumerable<ModuleModel> referenced, SymbolAnalysisContext context)
    {
        foreach (string space in Find(attribute, referenced, context.Compilation))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.NamespaceEmpty, LocationOf(space, attribute, application), AnnotatedType.Display(application), space));
        }
    }

    public static IEnumerable<string> Find(AttributeData application, IEnumerable<ModuleModel> referenced, Compilation compilation) =>
        AttributeReader.Array<string>(application, "Namespaces")
            .Where(space => !HasAny(space, compilation) && !referenced.Any(module => Offers(module, space)));

    private static bool Offers(ModuleModel module, string space) => module.Aggregates.Select(static aggregate => aggregate.Type)
        .Concat(module.Routes.Select(static route => route.Handler))
        .Concat(module.Events.Select(static @event => @event.Type))
        .Concat(module.Commands.Select(static command => command.Type))
        .Concat(module.EventHandlers.Select(static handler => handler.Type))
        .Concat(module.Upcasters.Select(static upcaster => upcaster.Type))
        .Any(type => type.Namespace == space || type.Namespace.StartsWith(space + ".", StringComparison.Ordinal));

    private static bool HasAny(string space, Compilation compilation)
    {
        INamespaceSymbol? found = compilation.Assembly.GlobalNamespace;
        foreach (string part in space.Split('.'))
        {
            found = found?.GetNamespaceMembers().FirstOrDefault(member => member.Name == part);
        }

        return found is not null && HasAny(found);
    }

    private static bool HasAny(INamespaceOrTypeSymbol container) => container.GetMembers().OfType<INamespaceOrTypeSymbol>()
        .Any(static member => (member is INamedTypeSymbol type && (EdictTypes.AnnotationsOf(type).Any() || UpcasterParser.MethodsOf(type).Any())) || HasAny(member));

    private static Location LocationOf(string space, AttributeData attribute, INamedTypeSymbol application) =>
        (attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax)?.DescendantNodes().OfType<LiteralExpressionSyntax>()
            .FirstOrDefault(literal => literal.Token.ValueText == space)?.GetLocation()
        ?? SourceLocations.ArgumentOf(attribute, "Namespaces", application);
}
