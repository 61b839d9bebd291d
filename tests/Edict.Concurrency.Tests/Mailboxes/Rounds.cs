namespace Edict.Concurrency.Tests.Mailboxes;

/// <summary>The seeds of a stress test in each run of the tests; a soak has more.</summary>
public static class Rounds
{
    private const int Few = 3;

    public static TheoryData<int> Seeds { get; } = [.. Enumerable.Range(1, Few)];
}
