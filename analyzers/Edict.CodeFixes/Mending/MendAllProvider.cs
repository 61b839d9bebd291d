using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Edict.CodeFixes.Mending;

/// <summary>Mends every mistake of a document, a project or a solution in one change.</summary>
internal sealed class MendAllProvider(EdictCodeFix fix) : FixAllProvider
{
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        List<(Document, Diagnostic)> found = [];
        foreach (Diagnostic diagnostic in await FindAsync(context).ConfigureAwait(false))
        {
            if (context.Solution.GetDocument(diagnostic.Location.SourceTree) is { } document)
            {
                found.Add((document, diagnostic));
            }
        }

        return CodeAction.Create(
            $"Mend all of {string.Join(", ", context.DiagnosticIds.OrderBy(static id => id, StringComparer.Ordinal))}",
            cancellation => fix.MendAllAsync(context.Solution, found, cancellation),
            context.CodeActionEquivalenceKey);
    }

    private static async Task<IEnumerable<Diagnostic>> FindAsync(FixAllContext context)
    {
        if (context is { Scope: FixAllScope.Document, Document: { } document })
        {
            return await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
        }

        IEnumerable<Project> projects = context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project];
        List<Diagnostic> found = [];
        foreach (Project project in projects)
        {
            ImmutableArray<Diagnostic> ofProject = await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            found.AddRange(ofProject);
        }

        return found;
    }
}
