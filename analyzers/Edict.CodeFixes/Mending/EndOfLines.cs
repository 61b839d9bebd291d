using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Edict.CodeFixes.Mending;

/// <summary>Ends lines as the file does, whatever the machine prefers.</summary>
internal static class EndOfLines
{
    public static SyntaxTrivia Of(SyntaxNode near)
    {
        SyntaxTrivia written = near.DescendantTrivia().FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return SyntaxFactory.ElasticEndOfLine(written.IsKind(SyntaxKind.EndOfLineTrivia) ? written.ToString() : "\n");
    }
}
