namespace Edict.Aggregates;

/// <summary>
/// Which mailboxes are executing user code on this call chain. Handlers are synchronous, so the chain is the thread's, continued
/// through the queue by what an operation carries along.
/// </summary>
internal sealed class CallChain
{
    private readonly (Mailbox Mailbox, int Turn)[] _executing;

    private CallChain((Mailbox Mailbox, int Turn)[] executing) => _executing = executing;

    /// <summary>User code of a mailbox begins on this thread.</summary>
    internal static void Enter(Mailbox mailbox, ExecutingThread thread)
    {
        if (thread.Innermost is { } outer)
        {
            mailbox.Outer = outer;
        }

        mailbox.UserCodeTurns++;
        thread.Innermost = mailbox;
    }

    /// <summary>User code of a mailbox has ended on this thread.</summary>
    internal static void Leave(Mailbox mailbox, ExecutingThread thread)
    {
        thread.Innermost = mailbox.Outer;
        mailbox.UserCodeTurns++;
        mailbox.Outer = null;
    }

    /// <summary>Refuses a call into an instance that is executing on this call chain.</summary>
    /// <exception cref="ReentrantDispatchException">It is.</exception>
    internal static void ThrowIfExecuting(Mailbox mailbox, ExecutingThread thread)
    {
        if (thread.Innermost is not null && IsExecuting(mailbox, thread.Innermost))
        {
            throw new ReentrantDispatchException(mailbox.Instance.Stream);
        }
    }

    /// <summary>What an operation that is queued now carries along; null outside of all handlers.</summary>
    internal static CallChain? Capture()
    {
        if (ExecutingThread.Current.Innermost is not { } innermost)
        {
            return null;
        }

        List<(Mailbox, int)> executing = [];
        for (Mailbox? mailbox = innermost; mailbox is not null; mailbox = mailbox.Outer)
        {
            executing.Add((mailbox, mailbox.UserCodeTurns));
            executing.AddRange(mailbox.Inherited?._executing ?? []);
        }

        return new CallChain([.. executing]);
    }

    private static bool IsExecuting(Mailbox target, Mailbox innermost)
    {
        for (Mailbox? mailbox = innermost; mailbox is not null; mailbox = mailbox.Outer)
        {
            if (mailbox == target || mailbox.Inherited?.Contains(target) == true)
            {
                return true;
            }
        }

        return false;
    }

    // A caller that did not wait may have finished meanwhile; then its mailbox counts another turn.
    private bool Contains(Mailbox target) =>
        Array.Exists(_executing, entry => entry.Mailbox == target && Volatile.Read(ref target.UserCodeTurns) == entry.Turn);
}
