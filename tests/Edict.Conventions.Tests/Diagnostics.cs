using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Edict.Conventions.Tests;

/// <summary>What the analyzers report and the code fixes mend, as they say themselves.</summary>
internal static class Diagnostics
{
    public static IReadOnlyList<DiagnosticDescriptor> Reported() =>
        [.. InstancesOf<DiagnosticAnalyzer>("Edict.Analyzers").SelectMany(analyzer => analyzer.SupportedDiagnostics).Distinct()];

    public static IReadOnlySet<string> Mended() =>
        InstancesOf<CodeFixProvider>("Edict.CodeFixes").SelectMany(fix => fix.FixableDiagnosticIds).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<T> InstancesOf<T>(string assembly) => Assembly.Load(assembly).GetTypes()
        .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(T)))
        .Select(type => (T)Activator.CreateInstance(type)!);
}
