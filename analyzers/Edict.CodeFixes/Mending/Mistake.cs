using Microsoft.CodeAnalysis;

namespace Edict.CodeFixes.Mending;

/// <summary>A diagnostic where it stands: the syntax around it, and what the compiler knows of that.</summary>
internal sealed record Mistake(Diagnostic Diagnostic, SyntaxNode Root, SemanticModel Model, CancellationToken Cancellation)
{
    /// <summary>The innermost node that the diagnostic covers.</summary>
    public SyntaxNode Node => Root.FindNode(Diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>The mistake; <see langword="null"/> where the diagnostic does not stand in the document any more.</summary>
    public static async Task<Mistake?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        return root is not null && model is not null && root.FullSpan.Contains(diagnostic.Location.SourceSpan)
            ? new Mistake(diagnostic, root, model, cancellation)
            : null;
    }

    /// <summary>The nearest node of a kind that the diagnostic lies in.</summary>
    public T? Enclosing<T>()
        where T : SyntaxNode =>
        Node.FirstAncestorOrSelf<T>();
}
