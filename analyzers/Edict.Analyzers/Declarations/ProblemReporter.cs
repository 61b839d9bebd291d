using Edict.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Declarations;

/// <summary>Turns what parsers find into diagnostics.</summary>
/// <param name="report">Receives each diagnostic.</param>
/// <param name="otherwise">Where to point at when a problem has no place in this compilation.</param>
internal sealed class ProblemReporter(Action<Diagnostic> report, Location otherwise) : IProblemSink
{
    public void Report(ProblemKind kind, Location location, params string[] arguments) =>
        report(ProblemDescriptors.Tell(kind, location.IsInSource ? location : otherwise, arguments));
}
