using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Edict.CodeFixes.Mending;

/// <summary>Adds members to a type as a person would: at its end, in a body of its own where it has none yet.</summary>
internal static class TypeMembers
{
    public static TypeDeclarationSyntax Add(TypeDeclarationSyntax type, string member)
    {
        MemberDeclarationSyntax added = SyntaxFactory.ParseMemberDeclaration(member)!
            .WithLeadingTrivia(SyntaxFactory.ElasticMarker)
            .WithTrailingTrivia(EndOfLines.Of(type))
            .WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation);
        TypeDeclarationSyntax open = WithBody(type);
        return (TypeDeclarationSyntax)open.WithMembers(open.Members.Add(added));
    }

    private static TypeDeclarationSyntax WithBody(TypeDeclarationSyntax type)
    {
        if (type.SemicolonToken.IsKind(SyntaxKind.None))
        {
            return type;
        }

        SyntaxTriviaList after = type.SemicolonToken.TrailingTrivia;
        return (TypeDeclarationSyntax)type.WithSemicolonToken(default)
            .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(EndOfLines.Of(type)))
            .WithCloseBraceToken(SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(after))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }
}
