using System.Collections.Concurrent;
using System.Collections.Immutable;
using Edict.Analyzers.Diagnostics;
using Edict.Generators.Models;
using Edict.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Edict.Analyzers.EventHandlers;

/// <summary>Reports commands that wait for event handlers which their application does not have, and what says so to no effect.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConsistentCommandAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.AwaitedHandlerUnknown, Descriptors.ConsistentWithoutEffect];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            ConcurrentBag<(INamedTypeSymbol Type, ApplicationModel Model)> applications = [];
            ConcurrentBag<(string Name, INamedTypeSymbol Type)> handlers = [];
            start.RegisterSymbolAction(symbol => Collect(symbol, applications, handlers), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => Judge(end, applications, handlers));
        });
    }

    private static void Collect(
        SymbolAnalysisContext context,
        ConcurrentBag<(INamedTypeSymbol, ApplicationModel)> applications,
        ConcurrentBag<(string, INamedTypeSymbol)> handlers)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (EdictTypes.FindConsistent(type) is { } consistent && FindFlaw(type, consistent) is { } flaw)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.ConsistentWithoutEffect, SourceLocations.Of(consistent, type), AnnotatedType.Display(type), flaw));
        }

        // One whose declaration has another flaw is not in the manifest, and is not missed for that.
        if (EdictTypes.FindEventHandler(type) is { } handler)
        {
            handlers.Add((AttributeReader.Argument<string>(handler, 0) ?? "", type));
        }
        else if (EdictTypes.AnnotationsOf(type).FirstOrDefault() is { } annotation
            && EdictTypes.IsEdict(annotation.AttributeClass, "ApplicationAttribute")
            && ApplicationParser.Parse(type, annotation, context.Compilation, problems: null, context.CancellationToken) is { } model)
        {
            applications.Add((type, model));
        }
    }

    private static string? FindFlaw(INamedTypeSymbol type, AttributeData consistent)
    {
        AttributeData? other = EdictTypes.AnnotationsOf(type).FirstOrDefault(static annotation => !EdictTypes.IsEdict(annotation.AttributeClass, "CommandAttribute"));
        return other is not null
            ? $"it is an [{other.AttributeClass!.Name.Replace("Attribute", "")}], which nobody dispatches. Move the attribute to a command."
            : type.IsStatic ? "it is static, so that nobody dispatches it. Move the attribute to a command."
            : ConsistencyParser.Names(consistent) && !ConsistencyParser.NamesOf(consistent).Any()
                ? "it names no event handler. Name one, or write [Consistent] to wait for all that are strong."
            : null;
    }

    private static void Judge(
        CompilationAnalysisContext context,
        ConcurrentBag<(INamedTypeSymbol Type, ApplicationModel Model)> applications,
        ConcurrentBag<(string Name, INamedTypeSymbol Type)> written)
    {
        if (applications.IsEmpty)
        {
            return;
        }

        (string Name, INamedTypeSymbol Type)[] handlers = [.. written, .. ManifestReader.ReadAllEventHandlers(context.Compilation, context.CancellationToken)];
        (INamedTypeSymbol Command, INamedTypeSymbol Handler)[] commands = [.. ManifestReader.ReadAllCommands(context.Compilation, context.CancellationToken)];
        HashSet<(string Carrier, string Name)> told = [];
        foreach ((INamedTypeSymbol application, ApplicationModel model) in applications.OrderBy(static one => TypeReader.FullName(one.Type), StringComparer.Ordinal))
        {
            HashSet<string> known = [.. handlers.Where(handler => model.Takes(TypeReader.Namespace(handler.Type))).Select(static handler => handler.Name)];
            foreach ((INamedTypeSymbol command, _) in commands.Where(route => model.Takes(TypeReader.Namespace(route.Handler))))
            {
                if (ConsistencyParser.Find(command) is ({ } attribute, { } carrier))
                {
                    Report(context, application, attribute, carrier, name => !known.Contains(name) && told.Add((TypeReader.FullName(carrier), name)));
                }
            }
        }
    }

    private static void Report(
        CompilationAnalysisContext context, INamedTypeSymbol application, AttributeData attribute, INamedTypeSymbol carrier, Func<string, bool> isUnknown)
    {
        int index = 0;
        foreach (string name in ConsistencyParser.NamesOf(attribute))
        {
            Location place = PlaceOf(attribute, index++, carrier);
            if (isUnknown(name))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.AwaitedHandlerUnknown,
                    place.SourceTree is { } tree && context.Compilation.ContainsSyntaxTree(tree) ? place : SourceLocations.NameOf(application),
                    AnnotatedType.Display(carrier),
                    name,
                    AnnotatedType.Display(application)));
            }
        }
    }

    // Names are written one after the other, or as an array.
    private static Location PlaceOf(AttributeData attribute, int index, INamedTypeSymbol carrier) =>
        attribute.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax { ArgumentList.Arguments: { } arguments } && arguments.Count > index
            && arguments[index].Expression is LiteralExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax
            ? arguments[index].Expression.GetLocation()
            : SourceLocations.Of(attribute, carrier);
}
