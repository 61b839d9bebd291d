namespace Edict.Tests.EventHandlers;

/// <summary>Waits for what others bring about; fails when it does not come within half a minute.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    internal static Task True(Func<bool> condition) => Async(() => Task.FromResult(condition()));

    internal static async Task Async(Func<Task<bool>> condition)
    {
        using CancellationTokenSource limit = new(Longest);
        while (!await condition())
        {
            Assert.False(limit.IsCancellationRequested, "It did not come to be within half a minute.");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }
}
