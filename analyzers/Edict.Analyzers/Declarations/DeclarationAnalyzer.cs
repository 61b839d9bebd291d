using System.Collections.Immutable;
using System.Globalization;
using Edict.Analyzers.Diagnostics;
using Edict.Generators.Models.Serialization;
using Edict.Generators.Parsing;
using Edict.Generators.Parsing.EventHandlers;
using Edict.Generators.Parsing.Serialization;
using Edict.Generators.Parsing.Upcasting;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Edict.Analyzers.Declarations;

/// <summary>Reports what is wrong with an annotated type, as the generators' own parsers find it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclarationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. ProblemDescriptors.All, Descriptors.NamespaceEmpty];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        ProblemReporter problems = new(context.ReportDiagnostic, SourceLocations.NameOf(type));
        AnnotatedType.CheckContaining(type, problems, context.CancellationToken);
        UpcasterParser.Parse(type, context.Compilation, problems, context.CancellationToken);
        AttributeData[] annotations = [.. EdictTypes.AnnotationsOf(type)];
        if (EdictTypes.FindStoredState(type) is { } state)
        {
            AnalyzeState(type, state, problems, context);
        }

        if (annotations.Length > 1)
        {
            problems.Report(
                ProblemKind.AnnotationsExclude,
                SourceLocations.NameOf(type),
                AnnotatedType.Display(type),
                AnnotationName(annotations[0]),
                AnnotationName(annotations[1]));
        }
        else if (annotations.Length == 1)
        {
            Analyze(type, annotations[0], problems, context);
        }
    }

    private static string AnnotationName(AttributeData attribute) => attribute.AttributeClass!.Name.Replace("Attribute", "");

    private static void Analyze(INamedTypeSymbol type, AttributeData attribute, ProblemReporter problems, SymbolAnalysisContext context)
    {
        CancellationToken cancellation = context.CancellationToken;
        switch (attribute.AttributeClass!.Name)
        {
            case "AggregateAttribute":
                AggregateParser.Parse(type, attribute, context.Compilation, problems, cancellation);
                break;
            case "CommandHandlerAttribute":
                CommandHandlerParser.Parse(type, attribute, context.Compilation, problems, cancellation);
                break;
            case "EventHandlerAttribute" or "ProjectionAttribute":
                EventHandlerParser.Parse(type, attribute, context.Compilation, problems, cancellation);
                break;
            case "ApplicationAttribute":
                ApplicationParser.Parse(type, attribute, context.Compilation, problems, cancellation);
                EmptyNamespaces.Report(type, attribute, ManifestReader.Read(context.Compilation, problems, cancellation), context);
                break;
            case "EventAttribute":
                CheckVersion(type, attribute, StableNames.Read(attribute, type, problems), problems);
                CheckFormerNames(type, attribute, problems);
                AnalyzeStored(type, attribute, StoredTypeParser.ParseEvent, problems, context);
                break;
            case "CommandAttribute":
                StableNames.Read(attribute, type, problems);
                AnalyzeStored(type, attribute, StoredTypeParser.ParseCommand, problems, context);
                break;
        }
    }

    private static void AnalyzeState(INamedTypeSymbol type, AttributeData attribute, ProblemReporter problems, SymbolAnalysisContext context)
    {
        if (EdictTypes.FindAggregate(type) is null)
        {
            problems.Report(ProblemKind.StateOfNoAggregate, SourceLocations.Of(attribute, type), AnnotatedType.Display(type));
            return;
        }

        CheckVersion(type, attribute, "state", problems);
        CheckSnapshots(type, attribute, problems);
        StateParser.Parse(type, attribute, context.Compilation, problems, context.CancellationToken);
    }

    private static void CheckVersion(INamedTypeSymbol type, AttributeData attribute, string name, ProblemReporter problems)
    {
        int version = AttributeReader.Number(attribute, "Version", otherwise: 1);
        if (version < 1)
        {
            problems.Report(
                ProblemKind.InvalidName,
                SourceLocations.ArgumentOf(attribute, "Version", type),
                AnnotatedType.Display(type),
                $"{name}, version {version}");
        }
    }

    private static void CheckFormerNames(INamedTypeSymbol type, AttributeData attribute, ProblemReporter problems)
    {
        if (AttributeReader.Array<string>(attribute, "FormerNames").FirstOrDefault(static name => !StableNames.IsValid(name)) is { } invalid)
        {
            problems.Report(
                ProblemKind.InvalidName, SourceLocations.ArgumentOf(attribute, "FormerNames", type), AnnotatedType.Display(type), invalid);
        }
    }

    private static void CheckSnapshots(INamedTypeSymbol type, AttributeData attribute, ProblemReporter problems)
    {
        int every = AttributeReader.Number(attribute, "SnapshotEvery", otherwise: 1);
        if (every < 1)
        {
            problems.Report(
                ProblemKind.SnapshotsTooOften,
                SourceLocations.ArgumentOf(attribute, "SnapshotEvery", type),
                AnnotatedType.Display(type),
                every.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void AnalyzeStored(
        INamedTypeSymbol type, AttributeData attribute, AnnotatedTypes.Parser<StoredTypeModel> parse, ProblemReporter problems, SymbolAnalysisContext context)
    {
        if ((AnnotatedType.FindWithoutObjects(type) ?? AnnotatedType.FindUnsupported(type)) is { } reason)
        {
            problems.Report(ProblemKind.TypeNotSupported, SourceLocations.NameOf(type), AnnotatedType.Display(type), reason);
            return;
        }

        parse(type, attribute, context.Compilation, problems, context.CancellationToken);
    }
}
