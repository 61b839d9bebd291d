using Edict.Corpus.Tests.Harness;

namespace Edict.Corpus.Tests;

/// <summary>The corpus in the Roslyn of the installed SDK.</summary>
public sealed class InstalledRoslynTests : CorpusTests
{
    private protected override RoslynHost Host => RoslynHost.InstalledSdk;

    [Fact]
    public void It_is_another_copy_of_the_compiler_and_no_older_one()
    {
        Assert.NotSame(RoslynHost.Package, Host);
        Assert.True(Host.Version >= RoslynHost.Package.Version);
    }
}
