using System.Collections.Immutable;
using Edict.Analyzers.Suppressors;
using Edict.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Edict.Analyzers.Tests.Suppressors;

/// <summary>Obsolete types are reported where people use them, not where generated code has to.</summary>
public sealed class ObsoleteTests
{
    private const string Domain =
        """
        [Obsolete] public readonly record struct DoorId(int Value);
        [Obsolete("Use Unlock.")] public sealed record Open(DoorId Id);
        public sealed record Unlock(int Id) { [Obsolete] public DoorId Door => new(Id); }
        [Obsolete("Stored in old streams."), Event("opened")] public sealed record Opened([property: Obsolete] string Id);

        [Aggregate("door"), Obsolete("Use Gate.")]
        public sealed partial class Door
        {
            [Handles(Identity = "Id")] [Obsolete] private Opened Handle(Open command) => new("");
            [Handles(Identity = "Door")] [Obsolete] private Opened Handle(Unlock command) => new("");
            [Applies] [Obsolete] private void Apply(Opened e) { }
        }

        [Application] public sealed partial class App;
        """;

    [Fact]
    public async Task Generated_code_may_refer_to_what_is_obsolete()
    {
        Diagnostic[] unsuppressed = await WarningsAsync(new ObsoleteSuppressor());

        Assert.Equal(["Open"], unsuppressed.Select(static warning => warning.Location.SourceTree!.GetText().ToString(warning.Location.SourceSpan)));
    }

    [Fact]
    public async Task Without_the_suppressor_it_would_be_reported() => Assert.Contains(
        await WarningsAsync(new Edict.Analyzers.Routing.DiscardedResultAnalyzer()), static warning => warning.Location.SourceTree!.FilePath.EndsWith("EdictModule.g.cs", StringComparison.Ordinal));

    private static async Task<Diagnostic[]> WarningsAsync(DiagnosticAnalyzer analyzer)
    {
        CompiledProject project = EdictCompiler.Compile("Tested", [Domain, "public static class Use { public static object Open() => new Open(default); }"]);
        ImmutableArray<Diagnostic> all = await project.Compilation.WithAnalyzers([analyzer]).GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. all.Where(static found => found.Severity > DiagnosticSeverity.Info && !found.IsSuppressed && IsOutside(found))];
    }

    // What is obsolete may use what is; the domain itself is not what is looked at.
    private static bool IsOutside(Diagnostic found) => found.Location.SourceTree?.FilePath != "Source0.cs";
}
