using System.Collections.Immutable;
using System.Composition;
using Edict.Analyzers.Diagnostics;
using Edict.CodeFixes.Mending;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Edict.CodeFixes.Declarations;

/// <summary>Makes an annotated type partial, and every type around it. Of applications the compiler itself says that they are not.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialCodeFix))]
[Shared]
public sealed class MakePartialCodeFix : EdictCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.NotPartial.Id, "CS0260"];

    private protected override Mend? Plan(Mistake mistake)
    {
        TypeDeclarationSyntax[] closed =
        [
            .. mistake.Node.AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
                .Where(static type => !type.Modifiers.Any(SyntaxKind.PartialKeyword)),
        ];
        return closed.Length == 0
            ? null
            : new Mend(
                $"Make {string.Join(" and ", closed.Select(static type => $"'{type.Identifier.ValueText}'"))} partial",
                [.. closed.Select(static type => NodeEdit.Of(type, "partial", AddPartial))]);
    }

    private static SyntaxNode AddPartial(TypeDeclarationSyntax type)
    {
        SyntaxToken partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (type.Modifiers.Count > 0)
        {
            return type.WithModifiers(type.Modifiers.Add(partial));
        }

        // What stands before the keyword goes before the modifier.
        SyntaxTriviaList before = type.Keyword.LeadingTrivia;
        return type.WithKeyword(type.Keyword.WithLeadingTrivia()).WithModifiers([partial.WithLeadingTrivia(before)]);
    }
}
