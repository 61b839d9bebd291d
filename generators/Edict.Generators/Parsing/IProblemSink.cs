using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>
/// Receives what a parser finds wrong in user code. The generator passes none, so that no location enters its pipeline; the
/// analyzer passes one that turns each problem into a diagnostic.
/// </summary>
internal interface IProblemSink
{
    void Report(ProblemKind kind, Location location, params string[] arguments);
}
