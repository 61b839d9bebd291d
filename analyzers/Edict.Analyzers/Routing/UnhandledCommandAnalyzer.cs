using System.Collections.Immutable;
using Edict.Analyzers.Declarations;
using Edict.Analyzers.Diagnostics;
using Edict.Generators.Models;
using Edict.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Edict.Analyzers.Routing;

/// <summary>
/// Refuses a dispatch that can only fail: the call is bound to the untyped overload, and no command that the application routes can
/// be behind the argument's static type.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnhandledCommandAnalyzer : DiagnosticAnalyzer
{
    private const string Dispatch = "DispatchAsync";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.UnhandledCommand];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName("Edict.EdictApplication") is { } application)
            {
                start.RegisterOperationAction(operation => Analyze(operation, application), OperationKind.Invocation);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol baseApplication)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (!IsUntypedDispatch(invocation.TargetMethod, baseApplication)
            || ApplicationOf(invocation, baseApplication) is not { } application
            || invocation.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value is not { } argument
            || CommandType(argument) is not { } command
            || CouldBeRouted(command, application, context.Compilation)
            || MissesModules(context, application))
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.UnhandledCommand,
            argument.Syntax.GetLocation(),
            application.Name,
            command.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)));
    }

    // Where a referenced module had to be left out, or a namespace has another name, that is the mistake.
    private static bool MissesModules(OperationAnalysisContext context, INamedTypeSymbol application)
    {
        var problems = new ContractProblems();
        IEnumerable<ModuleModel> referenced = ManifestReader.Read(context.Compilation, problems, context.CancellationToken);
        return problems.Exist
            || EdictTypes.AnnotationsOf(application).Any(attribute => EmptyNamespaces.Find(attribute, referenced, context.Compilation).Any());
    }

    private static bool IsUntypedDispatch(IMethodSymbol method, INamedTypeSymbol baseApplication) =>
        method.Name == Dispatch
        && method.Parameters.FirstOrDefault()?.Type.SpecialType == SpecialType.System_Object
        && SymbolEqualityComparer.Default.Equals(method.ContainingType, baseApplication);

    // Behind the base class or a type parameter is an application of which nothing is known here.
    private static INamedTypeSymbol? ApplicationOf(IInvocationOperation invocation, INamedTypeSymbol baseApplication)
    {
        for (var type = invocation.Instance?.Type as INamedTypeSymbol; type?.BaseType is { } baseType; type = baseType)
        {
            if (SymbolEqualityComparer.Default.Equals(baseType, baseApplication))
            {
                return type;
            }
        }

        return null;
    }

    // What stands in the source, behind the conversion to object that the call needs.
    private static INamedTypeSymbol? CommandType(IOperation argument)
    {
        while (argument is IConversionOperation { IsImplicit: true } conversion)
        {
            argument = conversion.Operand;
        }

        return argument.Type is INamedTypeSymbol
        {
            SpecialType: not SpecialType.System_Object,
            TypeKind: not (TypeKind.Error or TypeKind.Interface or TypeKind.Dynamic),
            OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T,
        } command
            ? command
            : null;
    }

    private static bool CouldBeRouted(INamedTypeSymbol command, INamedTypeSymbol application, Compilation compilation)
    {
        // Overloads for internal commands of another assembly are not seen from here.
        if (command.IsAbstract && !SymbolEqualityComparer.Default.Equals(application.ContainingAssembly, compilation.Assembly))
        {
            return true;
        }

        return application.GetMembers(Dispatch)
            .OfType<IMethodSymbol>()
            .Select(static overload => overload.Parameters.FirstOrDefault()?.Type)
            .Any(routed => DerivesFrom(routed, command));
    }

    private static bool DerivesFrom(ITypeSymbol? type, INamedTypeSymbol ancestor)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, ancestor))
            {
                return true;
            }
        }

        return false;
    }

    private sealed class ContractProblems : IProblemSink
    {
        public bool Exist { get; private set; }

        public void Report(ProblemKind kind, Location location, params string[] arguments) => Exist |= kind == ProblemKind.ModuleContractMismatch;
    }
}
