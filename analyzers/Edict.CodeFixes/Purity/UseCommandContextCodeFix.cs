using System.Collections.Immutable;
using System.Composition;
using Edict.Analyzers.Diagnostics;
using Edict.CodeFixes.Mending;
using Edict.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Edict.CodeFixes.Purity;

/// <summary>Takes time and new ids of a handler from its command context.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseCommandContextCodeFix))]
[Shared]
public sealed class UseCommandContextCodeFix : EdictCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.ImpureOperation.Id];

    private protected override Mend? Plan(Mistake mistake)
    {
        if (mistake.Enclosing<MethodDeclarationSyntax>() is not { } method
            || mistake.Model.GetDeclaredSymbol(method, mistake.Cancellation) is not IMethodSymbol { IsOverride: false, IsVirtual: false } handler
            || !EdictTypes.Handles(handler)
            || mistake.Enclosing<MemberAccessExpressionSyntax>() is not { } member
            || member.Ancestors().TakeWhile(node => node != method).Any(IsFunction))
        {
            return null;
        }

        IParameterSymbol? known = handler.Parameters.FirstOrDefault(static parameter => EdictTypes.IsEdict(parameter.Type, "CommandContext"));
        string context = known?.Name ?? FreeName(method);
        if (Find(member, method, context, mistake) is not ({ } target, { } instead))
        {
            return null;
        }

        NodeEdit use = NodeEdit.Of(target, "context", old => SyntaxFactory.ParseExpression(instead).WithTriviaFrom(old));
        return new Mend(
            $"Use {instead}",
            known is null ? [use, NodeEdit.Of(method.ParameterList, "context", list => WithContext(list, context))] : [use]);
    }

    private static (ExpressionSyntax?, string?) Find(MemberAccessExpressionSyntax member, MethodDeclarationSyntax method, string context, Mistake mistake)
    {
        ISymbol? symbol = mistake.Model.GetSymbolInfo(member, mistake.Cancellation).Symbol;
        return (symbol?.ContainingType?.Name, symbol?.Name) switch
        {
            ("DateTimeOffset", "UtcNow" or "Now") => (member, $"{context}.Now"),
            ("DateTime", "UtcNow") => (member, $"{context}.Now.UtcDateTime"),
            ("Guid", "NewGuid") when member.Parent is InvocationExpressionSyntax call && IndexOf(call, method, mistake) is { } index =>
                (call, index == 0 ? $"{context}.NewId()" : $"{context}.NewId({index})"),
            _ => (null, null),
        };
    }

    // Each id of one command has an index of its own: that of a loop would be the same each time round.
    private static int? IndexOf(InvocationExpressionSyntax call, MethodDeclarationSyntax method, Mistake mistake)
    {
        HashSet<int> taken = [];
        List<InvocationExpressionSyntax> waiting = [];
        foreach (InvocationExpressionSyntax other in method.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            switch (mistake.Model.GetSymbolInfo(other, mistake.Cancellation).Symbol)
            {
                case IMethodSymbol { Name: "NewGuid", ContainingType.Name: "Guid" }:
                    waiting.Add(other);
                    break;
                case IMethodSymbol { Name: "NewId" } own when EdictTypes.IsEdict(own.ContainingType, "CommandContext"):
                    if (GivenIndex(other, mistake) is not { } index)
                    {
                        return null;
                    }

                    taken.Add(index);
                    break;
            }
        }

        return call.Ancestors().TakeWhile(node => node != method).Any(IsLoop)
            ? null
            : Enumerable.Range(0, int.MaxValue).Where(index => !taken.Contains(index)).ElementAt(waiting.IndexOf(call));
    }

    private static int? GivenIndex(InvocationExpressionSyntax newId, Mistake mistake) => newId.ArgumentList.Arguments.Count == 0
        ? 0
        : mistake.Model.GetConstantValue(newId.ArgumentList.Arguments[0].Expression, mistake.Cancellation).Value as int?;

    private static bool IsFunction(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or QueryExpressionSyntax;

    private static bool IsLoop(SyntaxNode node) => node is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax;

    private static string FreeName(MethodDeclarationSyntax method)
    {
        HashSet<string> used = [.. method.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText)];
        return new[] { "context", "commandContext" }.FirstOrDefault(name => !used.Contains(name)) ?? "edictContext";
    }

    private static ParameterListSyntax WithContext(ParameterListSyntax list, string name) => list.AddParameters(
        SyntaxFactory.Parameter(SyntaxFactory.Identifier(name))
            .WithType(SyntaxFactory.ParseTypeName("global::Edict.CommandContext ").WithAdditionalAnnotations(Simplifier.Annotation))
            .WithAdditionalAnnotations(Formatter.Annotation));
}
