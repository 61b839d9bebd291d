using System.Text;
using Edict.EventStore.Transfer;

namespace Edict.Tests.EventStore;

/// <summary>Lines of any length, however they come in.</summary>
public sealed class JsonLinesTests
{
    [Fact]
    public async Task Lines_are_read_as_they_are_and_what_follows_the_last_line_feed_is_none()
    {
        Random random = new(5);
        for (int round = 0; round < 50; round++)
        {
            string[] lines = [.. Enumerable.Range(0, 40).Select(number => new string((char)('a' + (number % 26)), random.Next(4) == 0 ? random.Next(200_000) : random.Next(200)))];
            string unfinished = new('?', random.Next(3));
            byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(lines.Select(static line => line + "\n")) + unfinished);

            Assert.Equal(lines, await ReadAsync(new Trickling(bytes, random)));
        }
    }

    [Fact]
    public async Task A_huge_line_takes_time_in_proportion_to_its_length()
    {
        string line = new('x', 64 * 1024 * 1024);

        List<string> lines = await ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(line + "\n"))).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.Equal(line.Length, Assert.Single(lines).Length);
    }

    private static Task<List<string>> ReadAsync(Stream stream) => Task.Run(async () =>
    {
        List<string> lines = [];
        await foreach (ReadOnlyMemory<byte> line in JsonLines.ReadAsync(stream, TestContext.Current.CancellationToken))
        {
            lines.Add(Encoding.UTF8.GetString(line.Span));
        }

        return lines;
    });

    /// <summary>Gives what it has in pieces of random length.</summary>
    private sealed class Trickling(byte[] bytes, Random random) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, random.Next(1, 5_000))], cancellationToken);
    }
}
