namespace Edict.Package.Tests;

/// <summary>What the first program of the README prints.</summary>
internal static class FirstProgram
{
    /// <summary>The first time, as the README says.</summary>
    public static string Output { get; } = Page.Load("README.md").Blocks.First(static block => block.Info == "text").Text;

    /// <summary>The second time, on the file of the first.</summary>
    public static string SecondOutput =>
        "refused: account-already-open\naccount-ACC-1 is at version 3\nrefused: insufficient-funds\nbalance: 40";
}
