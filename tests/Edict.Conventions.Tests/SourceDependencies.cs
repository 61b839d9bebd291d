using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Edict.Conventions.Tests;

/// <summary>A place in one source folder that names a type, or a member of a type, of another.</summary>
internal sealed record SourceDependency(string From, string To, string Type, bool IsPublic, string Place)
{
    public override string ToString() => $"{From} -> {To}: {Place} refers to {(IsPublic ? "public" : "internal")} {Type}";
}

/// <summary>Which top folders of a project's source refer to which others, by what the compiler binds and not by usings.</summary>
internal sealed class SourceDependencies
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private readonly string _project;
    private readonly CSharpCompilation _compilation;

    private SourceDependencies(string project, CSharpCompilation compilation)
    {
        _project = project;
        _compilation = compilation;
    }

    public static SourceDependencies Of(string project)
    {
        var sources = Repository.SourceFiles(project).Select(path => (Repository.RelativePathOf(path), File.ReadAllText(path)));
        return Of(project, sources);
    }

    public static SourceDependencies Of(string project, IEnumerable<(string Path, string Text)> sources)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.None);
        var trees = sources.Append((project + "/ImplicitUsings.cs", ImplicitUsings))
            .Select(source => CSharpSyntaxTree.ParseText(SourceText.From(source.Item2), options, source.Item1));
        var compilation = CSharpCompilation.Create(
            Path.GetFileName(project),
            trees,
            ReferencesWithout(Path.GetFileName(project)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        return new SourceDependencies(project, compilation);
    }

    /// <summary>Names that the compiler cannot bind; where there are any, a dependency may have been overlooked.</summary>
    public IEnumerable<string> UnboundNames() => _compilation.GetDiagnostics()
        .Where(diagnostic => diagnostic.Id is "CS0246" or "CS0103" or "CS0234")
        .Select(diagnostic => diagnostic.ToString());

    public IEnumerable<SourceDependency> All() => _compilation.SyntaxTrees.SelectMany(DependenciesOf).Distinct();

    private IEnumerable<SourceDependency> DependenciesOf(SyntaxTree tree)
    {
        string? from = FolderOf(tree);
        if (from is null)
            yield break;

        SemanticModel model = _compilation.GetSemanticModel(tree);
        foreach (SimpleNameSyntax name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            INamedTypeSymbol? type = TypeBehind(model.GetSymbolInfo(name).Symbol);
            string[] folders = FoldersOf(type);
            if (folders.Length == 0 || folders.Contains(from))
                continue;

            int line = tree.GetLineSpan(name.Span).StartLinePosition.Line + 1;
            yield return new SourceDependency(from, folders[0], type!.Name, IsPublic(type), $"{tree.FilePath}:{line}");
        }
    }

    private static INamedTypeSymbol? TypeBehind(ISymbol? symbol) => symbol switch
    {
        INamedTypeSymbol type => type.OriginalDefinition,
        IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol => symbol.ContainingType?.OriginalDefinition,
        _ => null,
    };

    private static bool IsPublic(INamedTypeSymbol type) =>
        type.DeclaredAccessibility == Accessibility.Public && (type.ContainingType is null || IsPublic(type.ContainingType));

    private string[] FoldersOf(INamedTypeSymbol? type) => type is null
        ? []
        : [.. type.DeclaringSyntaxReferences.Select(reference => FolderOf(reference.SyntaxTree)).OfType<string>().Distinct()];

    private string? FolderOf(SyntaxTree tree)
    {
        string[] parts = Path.GetRelativePath(_project, tree.FilePath).Replace('\\', '/').Split('/');
        return parts.Length > 1 ? parts[0] : null;
    }

    private static IEnumerable<MetadataReference> ReferencesWithout(string assembly) =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileNameWithoutExtension(path) != assembly)
            .Select(path => MetadataReference.CreateFromFile(path));
}
