using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Diagnostics;

/// <summary>Every diagnostic of Edict: an id that never changes its meaning, and a sentence that says how to mend the code.</summary>
internal static class Descriptors
{
    private const string Purity = "Edict.Purity";
    private const string Routing = "Edict.Routing";
    private const string Pages = "https://github.com/edict-net/edict/blob/main/docs/diagnostics/";

    public static readonly DiagnosticDescriptor UnhandledCommand = Error(
        "EDICT012",
        Routing,
        "Nobody handles the dispatched command",
        "No aggregate of '{0}' handles '{1}'. Add a [Handles] method that takes it to an aggregate, or to a [CommandHandler<T>] class, in the application's scope.");

    public static readonly DiagnosticDescriptor DiscardedResult = Warning(
        "EDICT013",
        Routing,
        "The result of a dispatch is thrown away",
        "The result says whether the command was accepted, and is thrown away here. Look at it, call EnsureAccepted() on it, or assign it to '_' if it truly does not matter.");

    public static readonly DiagnosticDescriptor ImpureOperation = Error(
        "EDICT014",
        Purity,
        "An aggregate is not pure",
        "'{0}' {1}, but '{2}' must give the same outcome whenever it runs again{3}. {4}");

    private static DiagnosticDescriptor Error(string id, string category, string title, string message) =>
        Create(id, category, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string id, string category, string title, string message) =>
        Create(id, category, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Create(string id, string category, string title, string message, DiagnosticSeverity severity) =>
        new(id, title, message, category, severity, isEnabledByDefault: true, helpLinkUri: $"{Pages}{id}.md");
}
