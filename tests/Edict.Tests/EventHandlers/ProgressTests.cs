using System.Threading.Channels;
using Edict.Subscriptions;

namespace Edict.Tests.EventHandlers;

/// <summary>What counts as done while several lanes go on side by side.</summary>
[Trait("Category", "Repeated")]
public sealed class ProgressTests
{
    private const int Events = 200_000;
    private const int Lanes = 4;

    [Fact]
    public void What_nobody_wants_counts_as_done_when_it_was_passed()
    {
        Progress progress = new(checkpoint: 10, lanes: 2);
        Assert.Equal(10, progress.Done);

        progress.Pass(500);
        Assert.Equal(500, progress.Done);
    }

    [Fact]
    public void An_event_holds_back_what_comes_after_it_and_nothing_before()
    {
        Progress progress = new(checkpoint: 0, lanes: 2);
        progress.Enter(0, 100, 100);
        progress.Enter(1, 200, 200);
        progress.Pass(300);
        Assert.Equal(99, progress.Done);

        progress.Begin(1, 200);
        progress.Complete(1, 200);
        Assert.Equal(99, progress.Done);

        progress.Begin(0, 100);
        Assert.Equal(99, progress.Done);

        progress.Complete(0, 100);
        Assert.Equal(300, progress.Done);
    }

    [Fact]
    public void Of_a_piece_with_gaps_is_done_what_lies_before_the_event_in_progress()
    {
        Progress progress = new(checkpoint: 0, lanes: 1);
        progress.Enter(0, 10, 90);
        progress.Pass(100);
        Assert.Equal(9, progress.Done);

        progress.Begin(0, 10);
        progress.Complete(0, 10);
        Assert.Equal(10, progress.Done);

        progress.Begin(0, 90);
        Assert.Equal(89, progress.Done);
    }

    [Fact]
    public async Task Nothing_counts_as_done_that_is_not_whoever_asks_and_when()
    {
        Random random = new(20261130);
        Progress progress = new(checkpoint: 0, Lanes);
        bool[] isDone = new bool[Events + 1];
        Channel<long>[] lanes = [.. Enumerable.Range(0, Lanes).Select(static _ => Channel.CreateUnbounded<long>())];
        Task[] working = [.. Enumerable.Range(0, Lanes).Select(lane => Task.Run(() => WorkAsync(lane)))];
        Task<long>[] asking = [.. Enumerable.Range(0, 2).Select(_ => Task.Run(Ask))];

        for (int position = 1; position <= Events; position++)
        {
            int kind = random.Next(Lanes + 1);
            if (kind < Lanes)
            {
                progress.Enter(kind, position, position);
                lanes[kind].Writer.TryWrite(position);
            }
            else
            {
                Volatile.Write(ref isDone[position], true);
            }

            if (random.Next(8) == 0 || position == Events)
            {
                progress.Pass(position);
                await Task.Yield();
            }
        }

        Array.ForEach(lanes, static lane => lane.Writer.Complete());
        await Task.WhenAll(working);
        foreach (Task<long> asked in asking)
        {
            Assert.Equal(Events, await asked);
        }

        async Task WorkAsync(int lane)
        {
            await foreach (long position in lanes[lane].Reader.ReadAllAsync())
            {
                progress.Begin(lane, position);
                Volatile.Write(ref isDone[position], true);
                progress.Complete(lane, position);
            }
        }

        long Ask()
        {
            long seen = 0;
            while (seen < Events)
            {
                long done = progress.Done;
                Assert.True(done >= seen, $"{done} came after {seen}.");
                while (seen < done)
                {
                    seen++;
                    Assert.True(Volatile.Read(ref isDone[seen]), $"{seen} counts as done, and is not.");
                }
            }

            return seen;
        }
    }
}
