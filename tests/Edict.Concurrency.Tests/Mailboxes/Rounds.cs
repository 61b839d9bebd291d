namespace Edict.Concurrency.Tests.Mailboxes;

/// <summary>The seeds of a stress test: a few each time, many when soaking.</summary>
public static class Rounds
{
    private const int Few = 3;
    private const int Many = 200;

    public static TheoryData<int> Seeds { get; } = [.. Enumerable.Range(1, Few)];

    public static IEnumerable<int> SoakSeeds { get; } = Enumerable.Range(1_000, Many);
}
