using Microsoft.CodeAnalysis.Text;

namespace Edict.Analyzers.Tests.Harness;

/// <summary>Where a test expects a diagnostic.</summary>
internal sealed record MarkedSpan(string Id, TextSpan Span);
