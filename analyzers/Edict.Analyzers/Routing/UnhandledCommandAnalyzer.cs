using System.Collections.Immutable;
using Edict.Analyzers.Diagnostics;
using Edict.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Edict.Analyzers.Routing;

/// <summary>
/// Refuses a dispatch that can only fail: the call is bound to the untyped overload, or to that of a base type, and no command that the
/// application routes can be behind the argument's static type.
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
            if (start.Compilation.GetTypeByMetadataName(CalledApplication.BaseType) is { } application)
            {
                start.RegisterOperationAction(operation => Analyze(operation, application), OperationKind.Invocation);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol baseApplication)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (invocation.TargetMethod.Name != Dispatch
            || CalledApplication.Find(invocation, baseApplication) is not { } application
            || invocation.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value is not { } argument
            || CommandType(argument) is not { } command
            || !(IsUntypedDispatch(invocation.TargetMethod, baseApplication) || IsSubtype(command, invocation.TargetMethod, application, context.Compilation))
            || CouldBeRouted(command, application, context.Compilation)
            || CalledApplication.MissesModules(application, context.Compilation, context.CancellationToken))
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.UnhandledCommand,
            argument.Syntax.GetLocation(),
            application.Name,
            command.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)));
    }

    private static bool IsUntypedDispatch(IMethodSymbol method, INamedTypeSymbol baseApplication) =>
        method.Parameters.FirstOrDefault()?.Type.SpecialType == SpecialType.System_Object
        && SymbolEqualityComparer.Default.Equals(method.ContainingType, baseApplication);

    // Bound to the overload of a base type, because there is none of its own. Of a type of this compilation that is said where it is declared.
    private static bool IsSubtype(INamedTypeSymbol command, IMethodSymbol method, INamedTypeSymbol application, Compilation compilation) =>
        SymbolEqualityComparer.Default.Equals(method.ContainingType, application)
        && method.Parameters.FirstOrDefault()?.Type is { } routed
        && !SymbolEqualityComparer.Default.Equals(routed, command)
        && DerivesFrom(command, routed)
        && !SymbolEqualityComparer.Default.Equals(command.ContainingAssembly, compilation.Assembly);

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

        // An experimental command of another assembly has none, so that nobody has to say that it is known to be one before using it.
        if (ObsoleteReader.IsExperimental(command) && !SymbolEqualityComparer.Default.Equals(application.ContainingAssembly, command.ContainingAssembly))
        {
            return true;
        }

        return application.GetMembers(Dispatch)
            .OfType<IMethodSymbol>()
            .Select(static overload => overload.Parameters.FirstOrDefault()?.Type)
            .Any(routed => DerivesFrom(routed, command));
    }

    private static bool DerivesFrom(ITypeSymbol? type, ITypeSymbol ancestor)
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
}
