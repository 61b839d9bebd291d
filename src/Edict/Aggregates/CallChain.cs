namespace Edict.Aggregates;

/// <summary>
/// Which mailboxes are executing user code on this call chain. Handlers are synchronous, so the chain is the thread's, continued
/// through the queue by what an operation carries along.
/// </summary>
internal sealed class CallChain
{
    [ThreadStatic]
    private static Mailbox? _innermost;

    private readonly (Mailbox Mailbox, int Turn)[] _executing;

    private CallChain((Mailbox Mailbox, int Turn)[] executing) => _executing = executing;

    /// <summary>User code of a mailbox begins on this thread.</summary>
    internal static void Enter(Mailbox mailbox)
    {
        mailbox.Outer = _innermost;
        mailbox.UserCodeTurns++;
        _innermost = mailbox;
    }

    /// <summary>User code of a mailbox has ended on this thread.</summary>
    internal static void Leave(Mailbox mailbox)
    {
        _innermost = mailbox.Outer;
        mailbox.UserCodeTurns++;
        mailbox.Outer = null;
    }

    /// <summary>Refuses a call into an instance that is executing on this call chain.</summary>
    /// <exception cref="ReentrantDispatchException">It is.</exception>
    internal static void ThrowIfExecuting(Mailbox mailbox)
    {
        if (_innermost is not null && IsExecuting(mailbox))
        {
            throw new ReentrantDispatchException(mailbox.Instance.Stream);
        }
    }

    /// <summary>What an operation that is queued now carries along; null outside of all handlers.</summary>
    internal static CallChain? Capture()
    {
        if (_innermost is null)
        {
            return null;
        }

        List<(Mailbox, int)> executing = [];
        for (Mailbox? mailbox = _innermost; mailbox is not null; mailbox = mailbox.Outer)
        {
            executing.Add((mailbox, mailbox.UserCodeTurns));
            executing.AddRange(mailbox.Inherited?._executing ?? []);
        }

        return new CallChain([.. executing]);
    }

    private static bool IsExecuting(Mailbox target)
    {
        for (Mailbox? mailbox = _innermost; mailbox is not null; mailbox = mailbox.Outer)
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
