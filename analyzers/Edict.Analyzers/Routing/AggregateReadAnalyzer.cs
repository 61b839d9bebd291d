using System.Collections.Immutable;
using Edict.Analyzers.Diagnostics;
using Edict.Generators.Models;
using Edict.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Edict.Analyzers.Routing;

/// <summary>
/// Refuses a read that can only fail: the class that it asks for is no aggregate of the application, or none of its commands carries such
/// an identity, or its whole state is asked for and cannot be written.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AggregateReadAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Descriptors.UnknownAggregate, Descriptors.ReadByOtherIdentity, Descriptors.StateNotStored];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(CalledApplication.BaseType) is { } application)
            {
                KnownIdentities identities = new(start.Compilation, start.CancellationToken);
                start.RegisterOperationAction(operation => Analyze(operation, application, identities), OperationKind.Invocation);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol baseApplication, KnownIdentities identities)
    {
        if (AggregateRead.Find(context.Operation, baseApplication) is not { } read)
        {
            return;
        }

        if (FindReason(read.Asked, read.Application, read.Annotation) is { } reason)
        {
            ReportUnknown(context, read, reason);
        }
        else if (read.IsOfState && EdictTypes.FindStoredState(read.Asked) is null)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.StateNotStored, read.AskedLocation, AnnotatedType.Display(read.Asked)));
        }
        else if (read.Identity is { Type: { } given } identity && identities.FindExpected(read, given) is { } expected)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.ReadByOtherIdentity,
                identity.Syntax.GetLocation(),
                AnnotatedType.Display(read.Asked),
                AnnotatedType.Display(given),
                AnnotatedType.Display(expected)));
        }
    }

    private static void ReportUnknown(OperationAnalysisContext context, AggregateRead read, string reason)
    {
        if (!CalledApplication.MissesModules(read.Application, context.Compilation, context.CancellationToken))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.UnknownAggregate, read.AskedLocation, AnnotatedType.Display(read.Asked), read.Application.Name, reason));
        }
    }

    private static string? FindReason(INamedTypeSymbol asked, INamedTypeSymbol application, AttributeData annotation)
    {
        if (EdictTypes.FindAggregate(asked) is null)
        {
            return "it has no [Aggregate]. Read a class that has.";
        }

        string space = TypeReader.Namespace(asked);
        if (!ApplicationModel.Takes(AttributeReader.Array<string>(annotation, "Namespaces"), space))
        {
            return $"it lies in the namespace '{space}', which '{application.Name}' does not take. Add it to Namespaces.";
        }

        IAssemblySymbol home = asked.ContainingAssembly;
        if (SymbolEqualityComparer.Default.Equals(home, application.ContainingAssembly))
        {
            return null;
        }

        if (!Refers(application.ContainingAssembly, home))
        {
            return $"the assembly of '{application.Name}' does not refer to '{home.Name}'. Move the application, or refer to that assembly.";
        }

        return ManifestReader.HasModule(home)
            ? null
            : $"in its assembly '{home.Name}' Edict's generators did not run. Let that project refer to the package Edict itself.";
    }

    private static bool Refers(IAssemblySymbol assembly, IAssemblySymbol other) =>
        assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == other.Name));
}
