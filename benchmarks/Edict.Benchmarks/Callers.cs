namespace Edict.Benchmarks;

/// <summary>Callers that dispatch at the same time, each awaiting one answer before the next command.</summary>
public static class Callers
{
    /// <summary>Runs callers until all have ended.</summary>
    /// <param name="count">The number of callers, each a task.</param>
    /// <param name="call">What one caller does, given its number from 0.</param>
    public static Task RunAsync(int count, Func<int, Task> call)
    {
        var callers = new Task[count];
        for (int caller = 0; caller < count; caller++)
        {
            int number = caller;
            callers[number] = Task.Run(() => call(number));
        }

        return Task.WhenAll(callers);
    }
}
