using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>Reports the use of types that no application can take, because the generators did not run in their assembly.</summary>
internal static class ForeignTypes
{
    public static bool IsWithoutModule(ITypeSymbol type, Compilation compilation) =>
        type.ContainingAssembly is { } assembly
        && !SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly)
        && !ManifestReader.HasModule(assembly);

    public static void Report(ITypeSymbol type, Location location, IProblemSink problems) =>
        problems.Report(ProblemKind.TypeWithoutModule, location, AnnotatedType.Display(type), type.ContainingAssembly.Name);
}
