using Edict.Sqlite.Writing;
using Edict.Stores;

namespace Edict.Sqlite.Tests;

/// <summary>The place of a caller goes back to its pool once, whatever the caller does wrong.</summary>
public sealed class AnswerTests
{
    [Fact]
    public void An_answer_that_is_taken_twice_takes_nothing_from_the_next_caller()
    {
        PendingPool<PendingAppend> pool = Pool();
        PendingAppend pending = pool.Rent();
        ValueTask<AppendResult> first = pending.Begin(new AppendBatch());
        pending.Complete();
        Take(first);

        PendingAppend next = pool.Rent();
        Assert.Same(pending, next);
        ValueTask<AppendResult> second = next.Begin(new AppendBatch());
        Assert.Throws<InvalidOperationException>(() => Take(first));

        next.Decide(AppendResult.Appended(0, 7, 7));
        next.Complete();
        Assert.Equal(7, Take(second).Position);
    }

    [Fact]
    public void An_answer_that_is_taken_too_early_is_still_there_when_it_comes()
    {
        PendingAppend pending = Pool().Rent();
        ValueTask<AppendResult> answer = pending.Begin(new AppendBatch());

        Assert.Throws<InvalidOperationException>(() => Take(answer));
        pending.Decide(AppendResult.Appended(0, 7, 7));
        pending.Complete();

        Assert.Equal(7, Take(answer).Position);
    }

    private static PendingPool<PendingAppend> Pool() => new(static pool => new PendingAppend(pool));

    private static AppendResult Take(ValueTask<AppendResult> answer) => answer.GetAwaiter().GetResult();
}
