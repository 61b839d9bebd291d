using System.Globalization;

namespace Edict.Concurrency.Tests.Crash;

/// <summary>How the commands of one process ended; the slowest in milliseconds.</summary>
internal sealed record Tally(int Accepted, int Events, int Failed, int Slowest)
{
    internal static async Task<Tally> ReadAsync(WriterProcess writer)
    {
        string? line = await writer.ReadLineAsync();
        string[] parts = (line ?? "").Split(' ');
        Assert.True(parts is ["done", _, _, _, _], $"The writer said '{line}'. {writer.Errors}");
        int[] numbers = [.. parts.Skip(1).Select(part => int.Parse(part, CultureInfo.InvariantCulture))];
        return new Tally(numbers[0], numbers[1], numbers[2], numbers[3]);
    }
}
