using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Edict.CodeFixes.Mending;

/// <summary>Mends mistakes of one kind, one of them or all at once: each adds its edits to the same change of the solution.</summary>
public abstract class EdictCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new MendAllProvider(this);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (await Mistake.FindAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } mistake
                && PlanWritten(mistake) is { } mend)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        mend.Title,
                        cancellation => ApplyAsync(context.Document.Project.Solution, mend.Edits, cancellation),
                        equivalenceKey: GetType().Name),
                    diagnostic);
            }
        }
    }

    internal async Task<Solution> MendAllAsync(
        Solution solution, IEnumerable<(Document Document, Diagnostic Diagnostic)> found, CancellationToken cancellation)
    {
        List<NodeEdit> edits = [];
        foreach ((Document document, Diagnostic diagnostic) in found)
        {
            if (await Mistake.FindAsync(document, diagnostic, cancellation).ConfigureAwait(false) is { } mistake)
            {
                edits.AddRange(PlanWritten(mistake)?.Edits ?? []);
            }
        }

        return await ApplyAsync(solution, edits, cancellation).ConfigureAwait(false);
    }

    /// <summary>How a mistake is mended; <see langword="null"/> where a person has to decide.</summary>
    private protected abstract Mend? Plan(Mistake mistake);

    // A type that is only half written cannot be formatted, and so not be changed.
    private Mend? PlanWritten(Mistake mistake) =>
        Plan(mistake) is { } mend && mend.Edits.All(static edit => !TypeAround(edit.Node).ContainsDiagnostics) ? mend : null;

    private static SyntaxNode TypeAround(SyntaxNode node) => node.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? node;

    private static async Task<Solution> ApplyAsync(Solution solution, IReadOnlyList<NodeEdit> edits, CancellationToken cancellation)
    {
        SolutionEditor editor = new(solution);
        HashSet<(SyntaxNode, string)> made = [];
        foreach (NodeEdit edit in edits.Where(edit => made.Add((edit.Node, edit.Purpose))))
        {
            if (solution.GetDocument(edit.Node.SyntaxTree) is { } document)
            {
                DocumentEditor file = await editor.GetDocumentEditorAsync(document.Id, cancellation).ConfigureAwait(false);
                file.ReplaceNode(edit.Node, (current, _) => edit.Change(current));
            }
        }

        return editor.GetChangedSolution();
    }
}
