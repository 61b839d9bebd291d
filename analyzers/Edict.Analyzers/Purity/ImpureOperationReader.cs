using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Edict.Analyzers.Purity;

/// <summary>Tells which operations are impure, and which members an operation calls.</summary>
internal sealed class ImpureOperationReader(ImpureSymbols symbols)
{
    public static readonly OperationKind[] Kinds =
    [
        OperationKind.Invocation,
        OperationKind.ObjectCreation,
        OperationKind.PropertyReference,
        OperationKind.MethodReference,
        OperationKind.BinaryOperator,
        OperationKind.UnaryOperator,
        OperationKind.Conversion,
        OperationKind.Lock,
        OperationKind.Await,
        OperationKind.Loop,
        OperationKind.Using,
        OperationKind.UsingDeclaration,
    ];

    public void Read(OperationAnalysisContext context, BodyFacts facts)
    {
        IOperation operation = context.Operation;
        foreach (ISymbol callee in Callees(operation))
        {
            facts.AddCall(callee.OriginalDefinition, operation.Syntax.SpanStart);
        }

        if (Impure(operation) is { } impure && !RestsOnImpure(operation))
        {
            facts.AddImpure(impure);
        }
    }

    private ImpureOperation? Impure(IOperation operation) => operation switch
    {
        ILockOperation => Waiting("lock", operation),
        IAwaitOperation => Waiting("await", operation),
        IForEachLoopOperation { IsAsynchronous: true } => Waiting("await foreach", operation),
        IUsingOperation { IsAsynchronous: true } or IUsingDeclarationOperation { IsAsynchronous: true } => Waiting("await using", operation),
        _ when Member(operation) is { } member && symbols.Find(member) is { } impurity =>
            new ImpureOperation(Text(member), impurity, member.OriginalDefinition, Span(operation)),
        _ => null,
    };

    private static ISymbol? Member(IOperation operation) => operation switch
    {
        IInvocationOperation invocation => invocation.TargetMethod.ReducedFrom ?? invocation.TargetMethod,
        IObjectCreationOperation creation => creation.Constructor,
        IPropertyReferenceOperation reference => reference.Property,
        IMethodReferenceOperation reference => reference.Method.ReducedFrom ?? reference.Method,
        _ => null,
    };

    // `Task.Run(...).Wait()` and `await File.ReadAllTextAsync(path)` are one mistake each: the innermost is the one to name.
    private bool RestsOnImpure(IOperation operation)
    {
        for (IOperation? receiver = Receiver(operation); receiver is not null; receiver = Receiver(receiver))
        {
            if (Impure(receiver) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static IOperation? Receiver(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod.IsExtensionMethod: true } invocation => invocation.Arguments.FirstOrDefault()?.Value,
        IInvocationOperation invocation => invocation.Instance,
        IPropertyReferenceOperation reference => reference.Instance,
        IMethodReferenceOperation reference => reference.Instance,
        IAwaitOperation awaiting => awaiting.Operation,
        IConversionOperation conversion => conversion.Operand,
        IParenthesizedOperation parenthesized => parenthesized.Operand,
        IConditionalAccessInstanceOperation instance => ConditionalReceiver(instance),
        IForEachLoopOperation loop => loop.Collection,
        _ => null,
    };

    private static IOperation? ConditionalReceiver(IOperation instance)
    {
        IOperation? parent = instance.Parent;
        while (parent is not (null or IConditionalAccessOperation))
        {
            parent = parent.Parent;
        }

        return (parent as IConditionalAccessOperation)?.Operation;
    }

    private static IEnumerable<ISymbol> Callees(IOperation operation)
    {
        switch (operation)
        {
            case IPropertyReferenceOperation reference:
                return Accessors(reference);
            case IBinaryOperation { OperatorMethod: { } method }:
                return [method];
            case IUnaryOperation { OperatorMethod: { } method }:
                return [method];
            case IConversionOperation { OperatorMethod: { } method }:
                return [method];
            default:
                return Member(operation) is { } member ? [member] : [];
        }
    }

    private static IEnumerable<ISymbol> Accessors(IPropertyReferenceOperation reference)
    {
        bool isTarget = reference.Parent is IAssignmentOperation assignment && assignment.Target == reference;
        bool isChanged = reference.Parent is IIncrementOrDecrementOperation
            || (isTarget && reference.Parent is ICompoundAssignmentOperation or ICoalesceAssignmentOperation);

        if ((!isTarget || isChanged) && reference.Property.GetMethod is { } getter)
        {
            yield return getter;
        }

        if ((isTarget || isChanged) && reference.Property.SetMethod is { } setter)
        {
            yield return setter;
        }
    }

    private static ImpureOperation Waiting(string text, IOperation operation) =>
        new(text, Impurity.Waiting, null, operation.Syntax.GetFirstToken().GetLocation());

    private static string Text(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } => $"new {member.ContainingType.Name}()",
        _ => $"{member.ContainingType.Name}.{member.Name}",
    };

    private static Location Span(IOperation operation) => operation.Syntax switch
    {
        InvocationExpressionSyntax invocation => invocation.Expression.GetLocation(),
        ObjectCreationExpressionSyntax creation => creation.Type.GetLocation(),
        var syntax => syntax.GetLocation(),
    };
}
