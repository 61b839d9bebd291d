using System.Collections.Immutable;
using System.Reflection;
using Edict.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Edict.Analyzers.Tests.Robustness;

/// <summary>Asks every code fix about every diagnostic of a program, and makes each change that is offered.</summary>
internal static class CodeFixRun
{
    private static readonly CodeFixProvider[] Fixes =
    [
        .. Assembly.Load("Edict.CodeFixes").GetExportedTypes()
            .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(CodeFixProvider)))
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    /// <summary>Applies what is offered, each to the program as it was.</summary>
    /// <returns>How many fixes there were.</returns>
    public static async Task<int> ApplyAllAsync(Compilation compilation, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        using AdhocWorkspace workspace = new();
        Project project = workspace.AddProject(ProjectInfo
            .Create(ProjectId.CreateNewId(), VersionStamp.Default, "Damaged", "Damaged", LanguageNames.CSharp)
            .WithParseOptions(EdictCompiler.ParseOptions)
            .WithCompilationOptions(EdictCompiler.Options)
            .WithMetadataReferences(compilation.References));
        Dictionary<string, DocumentId> documents = [];
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            Document document = project.AddDocument(tree.FilePath, await tree.GetTextAsync(cancellation), filePath: tree.FilePath);
            documents[tree.FilePath] = document.Id;
            project = document.Project;
        }

        int applied = 0;
        foreach (Diagnostic diagnostic in diagnostics.Where(static diagnostic => diagnostic.Location.SourceTree is not null))
        {
            Document document = project.GetDocument(documents[diagnostic.Location.SourceTree!.FilePath])!;
            foreach (CodeFixProvider fix in Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                applied += await ApplyAsync(fix, document, diagnostic, cancellation);
            }
        }

        return applied;
    }

    private static async Task<int> ApplyAsync(CodeFixProvider fix, Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        List<CodeAction> actions = [];
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellation));
        foreach (CodeAction action in actions)
        {
            ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(cancellation);
            Assert.NotEmpty(operations);
        }

        return actions.Count;
    }
}
