using Edict.Corpus.Tests.Harness;

namespace Edict.Corpus.Tests;

/// <summary>The corpus in Roslyn 5.0.0, the lowest of the .NET 10 SDKs.</summary>
public sealed class PackageRoslynTests : CorpusTests
{
    private protected override RoslynHost Host => RoslynHost.Package;

    [Fact]
    public void It_is_the_lowest_that_is_supported() => Assert.Equal(new Version(5, 0, 0, 0), Host.Version);
}
