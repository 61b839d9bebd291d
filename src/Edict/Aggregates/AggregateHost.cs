using System.Runtime.CompilerServices;

namespace Edict.Aggregates;

/// <summary>The live instances of one aggregate in this process. Safe for concurrent use.</summary>
internal sealed class AggregateHost(AggregateEnvironment environment) : IAggregateHost
{
    private readonly MailboxTable _mailboxes = new();
    private readonly CommandExecution _execution = new(environment);
    private volatile bool _isStopping;

    /// <summary>How many instances are in memory.</summary>
    internal int Count => _mailboxes.Count;

    /// <remarks>Not inlined, for the reason that the dispatcher is not.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueTask<DispatchResult> ExecuteAsync(string? identity, in CommandEnvelope command, CancellationToken cancellation)
    {
        ExecutingThread thread = ExecutingThread.Current;
        if (identity is not null && _mailboxes.Find(identity) is { } mailbox && !_isStopping && mailbox.TryEnter(thread))
        {
            return mailbox.ExecuteAsync(command, thread, cancellation);
        }

        return FindAndExecuteAsync(identity, command, cancellation);
    }

    public ValueTask<TResult> ReadAsync<TAggregate, TResult>(
        string? identity, Func<TAggregate, TResult> read, TimeSpan timeout, CancellationToken cancellation)
        where TAggregate : class
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            Mailbox mailbox = Find(identity);
            if (mailbox.TryRead(read, timeout, cancellation, out ValueTask<TResult> answer))
            {
                return answer;
            }

            _mailboxes.Remove(mailbox);
        }
    }

    public async Task StopAsync()
    {
        _isStopping = true;
        Interlocked.MemoryBarrier();
        await Task.WhenAll(_mailboxes.ToArray().Select(static mailbox => mailbox.StopAsync())).ConfigureAwait(false);
        _mailboxes.Clear();
    }

    /// <summary>Lets instances go that were not used since a number of sweeps.</summary>
    internal void Sweep(int sweepsAllowed)
    {
        foreach (Mailbox mailbox in _mailboxes.ToArray())
        {
            if (mailbox.IdleSweeps++ >= sweepsAllowed && mailbox.TryRetire())
            {
                _mailboxes.Remove(mailbox);
            }
        }
    }

    private ValueTask<DispatchResult> FindAndExecuteAsync(string? identity, in CommandEnvelope command, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                Mailbox mailbox = Find(identity);
                if (mailbox.TryExecute(command, cancellation, out ValueTask<DispatchResult> answer))
                {
                    return answer;
                }

                _mailboxes.Remove(mailbox);
            }
        }
        catch (Exception exception)
        {
            return ValueTask.FromException<DispatchResult>(exception);
        }
    }

    private Mailbox Find(string? identity)
    {
        Mailbox mailbox = (identity is null ? null : _mailboxes.Find(identity)) ?? Add(identity);

        // Only after the look-up: another caller may have put in a mailbox that the stop has not seen.
        ThrowIfStopping();
        return mailbox;
    }

    private Mailbox Add(string? identity)
    {
        string valid = IdentityRules.Check(environment.Binding.Name, identity);
        ThrowIfStopping();
        Mailbox mailbox = _mailboxes.GetOrAdd(valid, Create);

        // What was added before the host began to stop is stopped with the rest; what comes later must not begin.
        Interlocked.MemoryBarrier();
        return mailbox;
    }

    private void ThrowIfStopping()
    {
        if (_isStopping)
        {
            throw new ObjectDisposedException(environment.Application);
        }
    }

    private Mailbox Create(string identity) => new(environment, _execution, new StreamKey(environment.Binding.Name, identity));
}
