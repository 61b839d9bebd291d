using Edict.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Edict.Analyzers.Routing;

/// <summary>A call of <c>ReadAsync</c>, <c>ReadAsOfAsync</c> or <c>ReadStateAsync</c> on an application, whose aggregate is known at compile time.</summary>
/// <param name="Call">The call.</param>
/// <param name="Application">The application.</param>
/// <param name="Annotation">Its <c>[Application]</c>. One that its user wrote without binds what it likes.</param>
/// <param name="Asked">The aggregate.</param>
/// <param name="AskedIndex">The place of the aggregate among the type arguments.</param>
internal sealed record AggregateRead(
    IInvocationOperation Call, INamedTypeSymbol Application, AttributeData Annotation, INamedTypeSymbol Asked, int AskedIndex)
{
    private const string Read = "ReadAsync";
    private const string ReadAsOf = "ReadAsOfAsync";
    private const string ReadState = "ReadStateAsync";
    private const string Aggregate = "TAggregate";

    /// <summary>Whether the whole state is asked for.</summary>
    public bool IsOfState => Call.TargetMethod.Name == ReadState;

    /// <summary>What is given as the identity, as it stands in the source; <see langword="null"/> when it is missing.</summary>
    public IOperation? Identity
    {
        get
        {
            IOperation? given = Call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value;
            while (given is IConversionOperation { IsImplicit: true } conversion)
            {
                given = conversion.Operand;
            }

            return given;
        }
    }

    /// <summary>Where the aggregate is named.</summary>
    public Location AskedLocation
    {
        get
        {
            if (Call.Syntax is InvocationExpressionSyntax call && NameOf(call.Expression) is GenericNameSyntax named)
            {
                return named.TypeArgumentList.Arguments[AskedIndex].GetLocation();
            }

            SyntaxNode read = Call.Arguments.First(static argument => argument.Parameter?.Type.TypeKind == TypeKind.Delegate).Value.Syntax;
            SyntaxNode? parameter = read is ParenthesizedLambdaExpressionSyntax lambda ? lambda.ParameterList.Parameters.FirstOrDefault()?.Type : null;
            return (parameter ?? read).GetLocation();
        }
    }

    public static AggregateRead? Find(IOperation operation, INamedTypeSymbol baseApplication) =>
        operation is IInvocationOperation { TargetMethod: { Name: Read or ReadAsOf or ReadState } method } call
        && SymbolEqualityComparer.Default.Equals(method.ContainingType, baseApplication)
        && FindAsked(method) is (int index, { } asked)
        && CalledApplication.Find(call, baseApplication) is { } application
        && EdictTypes.AnnotationsOf(application).FirstOrDefault() is { } annotation
        && EdictTypes.IsEdict(annotation.AttributeClass, "ApplicationAttribute")
            ? new AggregateRead(call, application, annotation, asked, index)
            : null;

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

    private static SimpleNameSyntax? NameOf(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name,
        MemberAccessExpressionSyntax member => member.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => null,
    };
}
