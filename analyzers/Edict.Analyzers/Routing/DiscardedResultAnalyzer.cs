using System.Collections.Immutable;
using Edict.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Edict.Analyzers.Routing;

/// <summary>Warns where the answer to a command, awaited or not, falls to the ground as a statement of its own.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DiscardedResultAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.DiscardedResult];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName("Edict.DispatchResult") is { } result)
            {
                start.RegisterOperationAction(operation => Analyze(operation, result), OperationKind.ExpressionStatement);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol result)
    {
        IOperation statement = ((IExpressionStatementOperation)context.Operation).Operation;
        if (statement is IAssignmentOperation || !Holds(statement.Type, result) || Ensures(statement, result))
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(Descriptors.DiscardedResult, statement.Syntax.GetLocation()));
    }

    // DispatchResult itself, or what holds it: a task of any kind, its configured form, an array of results, a nullable.
    private static bool Holds(ITypeSymbol? type, INamedTypeSymbol result) => type switch
    {
        IArrayTypeSymbol array => Holds(array.ElementType, result),
        INamedTypeSymbol { TypeArguments.Length: 1 } carrier when IsCarrier(carrier.ContainingNamespace) => Holds(carrier.TypeArguments[0], result),
        _ => SymbolEqualityComparer.Default.Equals(type, result),
    };

    private static bool IsCarrier(INamespaceSymbol? space) =>
        space?.ToDisplayString() is "System" or "System.Threading.Tasks" or "System.Runtime.CompilerServices";

    private static bool Ensures(IOperation value, INamedTypeSymbol result) => EnsuresAcceptance(value, result) || EnsuresEach(value, result);

    private static bool EnsuresAcceptance(IOperation statement, INamedTypeSymbol result) => statement switch
    {
        IInvocationOperation { TargetMethod: { Name: "EnsureAccepted" or "EnsureSeen", ContainingType: var type } } =>
            SymbolEqualityComparer.Default.Equals(type, result),
        IConditionalAccessOperation access => EnsuresAcceptance(access.WhenNotNull, result),
        _ => false,
    };

    // Task.WhenAll(commands.Select(async command => (await bank.DispatchAsync(command)).EnsureAccepted())): whoever made the results
    // has looked at each.
    private static bool EnsuresEach(IOperation value, INamedTypeSymbol result)
    {
        IReturnOperation[] answers =
        [
            .. value.DescendantsAndSelf().OfType<IAnonymousFunctionOperation>()
                .Where(function => Holds(function.Symbol.ReturnType, result))
                .SelectMany(static function => function.Body.Descendants().OfType<IReturnOperation>()),
        ];
        return answers.Length > 0 && Array.TrueForAll(answers, answer => answer.ReturnedValue is { } returned && Ensures(returned, result));
    }
}
