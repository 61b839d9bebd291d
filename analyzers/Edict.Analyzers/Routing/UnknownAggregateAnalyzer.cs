using System.Collections.Immutable;
using Edict.Analyzers.Diagnostics;
using Edict.Generators.Models;
using Edict.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Edict.Analyzers.Routing;

/// <summary>Refuses a read that can only fail: the class that it asks for is no aggregate of the application.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownAggregateAnalyzer : DiagnosticAnalyzer
{
    private const string Read = "ReadAsync";
    private const string Aggregate = "TAggregate";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.UnknownAggregate];

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

    // An application that its user wrote without [Application] binds what it likes.
    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol baseApplication)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (invocation.TargetMethod.Name != Read
            || !SymbolEqualityComparer.Default.Equals(invocation.TargetMethod.ContainingType, baseApplication)
            || FindAsked(invocation.TargetMethod) is not (int index, { } asked)
            || CalledApplication.Find(invocation, baseApplication) is not { } application
            || EdictTypes.AnnotationsOf(application).FirstOrDefault() is not { } annotation
            || !EdictTypes.IsEdict(annotation.AttributeClass, "ApplicationAttribute")
            || FindReason(asked, application, annotation) is not { } reason
            || CalledApplication.MissesModules(application, context.Compilation, context.CancellationToken))
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.UnknownAggregate, Locate(invocation, index), AnnotatedType.Display(asked), application.Name, reason));
    }

    // Behind a type parameter, an interface or object may be anything.
    private static (int Index, INamedTypeSymbol Type)? FindAsked(IMethodSymbol method)
    {
        for (int index = 0; index < method.TypeParameters.Length; index++)
        {
            if (method.TypeParameters[index].Name == Aggregate
                && method.TypeArguments[index] is INamedTypeSymbol { TypeKind: TypeKind.Class, SpecialType: not SpecialType.System_Object } type)
            {
                return (index, type);
            }
        }

        return null;
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

    private static Location Locate(IInvocationOperation invocation, int index)
    {
        if (invocation.Syntax is InvocationExpressionSyntax call && NameOf(call.Expression) is GenericNameSyntax named)
        {
            return named.TypeArgumentList.Arguments[index].GetLocation();
        }

        SyntaxNode read = invocation.Arguments.First(static argument => argument.Parameter?.Type.TypeKind == TypeKind.Delegate).Value.Syntax;
        SyntaxNode? parameter = read is ParenthesizedLambdaExpressionSyntax lambda ? lambda.ParameterList.Parameters.FirstOrDefault()?.Type : null;
        return (parameter ?? read).GetLocation();
    }

    private static SimpleNameSyntax? NameOf(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name,
        MemberAccessExpressionSyntax member => member.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => null,
    };
}
