using System.Threading.Tasks.Sources;
using Edict.Aggregates;

namespace Edict.Concurrency.Tests.Mailboxes;

/// <summary>Rule 4: an operation goes back to its pool when caller and mailbox have let go of it, whatever a caller does wrong.</summary>
public sealed class AwaitedOnceTests
{
    [Fact]
    public void An_answer_that_is_taken_twice_takes_nothing_from_the_next_caller()
    {
        using DeadlineTimer deadlines = new(TimeProvider.System);
        IdlePool<CommandOperation> pool = NewPool();
        CommandOperation operation = Begin(pool, deadlines);
        IValueTaskSource<DispatchResult> source = operation;
        short first = Token(operation);
        operation.Complete(default);
        Take(source, first);

        CommandOperation next = Begin(pool, deadlines);
        Assert.Same(operation, next);
        Assert.Throws<InvalidOperationException>(() => Take(source, first));
        short second = Token(next);
        next.Complete(default);
        Assert.Equal(ValueTaskSourceStatus.Succeeded, source.GetStatus(second));
        Take(source, second);
    }

    [Fact]
    public void An_answer_that_is_taken_too_early_is_still_there_when_it_comes()
    {
        using DeadlineTimer deadlines = new(TimeProvider.System);
        CommandOperation operation = Begin(NewPool(), deadlines);
        IValueTaskSource<DispatchResult> source = operation;
        short token = Token(operation);

        Assert.Throws<InvalidOperationException>(() => Take(source, token));
        operation.Complete(default);
        Assert.Equal(ValueTaskSourceStatus.Succeeded, source.GetStatus(token));
        Take(source, token);
    }

    private static void Take(IValueTaskSource<DispatchResult> source, short token) => _ = source.GetResult(token);

    private static IdlePool<CommandOperation> NewPool() => new(static pool => new CommandOperation(pool));

    private static CommandOperation Begin(IdlePool<CommandOperation> pool, DeadlineTimer deadlines)
    {
        CommandOperation operation = pool.Rent();
        operation.Begin(deadlines, TimeSpan.FromMinutes(1), CancellationToken.None, hasStarted: false);
        return operation;
    }

    // The versions of a source begin at 0 and count up by one with each use.
    private static short Token(CommandOperation operation)
    {
        IValueTaskSource<DispatchResult> source = operation;
        for (short token = 0; token < 10; token++)
        {
            try
            {
                _ = source.GetStatus(token);
                return token;
            }
            catch (InvalidOperationException)
            {
                // Not this one.
            }
        }

        throw new InvalidOperationException("The operation was used more often than this test uses it.");
    }
}
