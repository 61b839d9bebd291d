using System.Collections.Immutable;
using System.Composition;
using Edict.Analyzers.Diagnostics;
using Edict.CodeFixes.Mending;
using Edict.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Edict.CodeFixes.Routing;

/// <summary>Lets a dispatch whose answer nobody looks at throw unless the command was accepted.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EnsureAcceptedCodeFix))]
[Shared]
public sealed class EnsureAcceptedCodeFix : EdictCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.DiscardedResult.Id];

    // Of an answer that is not awaited, or of several, a person has to say what becomes.
    private protected override Mend? Plan(Mistake mistake) =>
        mistake.Enclosing<ExpressionStatementSyntax>() is { Expression: AwaitExpressionSyntax awaited }
        && EdictTypes.IsEdict(mistake.Model.GetTypeInfo(awaited, mistake.Cancellation).Type, "DispatchResult")
            ? new Mend("Throw unless the command was accepted", [NodeEdit.Of(awaited, "ensure", Ensure)])
            : null;

    private static ExpressionSyntax Ensure(AwaitExpressionSyntax awaited) => SyntaxFactory.InvocationExpression(
        SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression,
            SyntaxFactory.ParenthesizedExpression(awaited.WithoutTrivia()),
            SyntaxFactory.IdentifierName("EnsureAccepted"))).WithTriviaFrom(awaited);
}
