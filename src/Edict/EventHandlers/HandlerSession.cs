using Edict.Subscriptions;
using Microsoft.Extensions.Logging;

namespace Edict.EventHandlers;

/// <summary>A handler while this process may run it: it gives the events of the subscription to lanes, those of one key always to the same.</summary>
internal sealed class HandlerSession : IAsyncDisposable
{
    private readonly HandlerPlan _plan;
    private readonly SubscriptionSession _session;
    private readonly SessionLetters _letters;
    private readonly CallTokens _tokens;
    private readonly ILogger _logger;
    private readonly EventsInMemory _memory;
    private readonly HandlerLane[] _lanes;
    private readonly List<RecordedEvent>[] _shares;
    private readonly long _liveFrom;
    private Task _lanesEnded = Task.CompletedTask;

    private HandlerSession(
        HandlerPlan plan, SubscriptionSession session, SessionLetters letters, IEventStore store, HandlerPulse pulse, TimeProvider time, ILogger logger, long head)
    {
        _plan = plan;
        _session = session;
        _letters = letters;
        _logger = logger;
        _liveFrom = head;
        _tokens = new CallTokens(session.Ended, session.Lost, time);
        HandlerCalls calls = new(plan, letters, pulse, time);
        DeadLetterRetries retries = new(store, letters);
        _memory = new EventsInMemory(time);
        _lanes = [.. Enumerable.Range(0, plan.Options.Concurrency)
            .Select(number => new HandlerLane(number, plan, session, _memory, calls, retries, time))];
        _shares = [.. _lanes.Select(static _ => new List<RecordedEvent>())];
    }

    internal long Done => _session.Done;

    /// <summary>Whether everything was handled that had been stored when it began.</summary>
    internal bool IsLive => Done >= _liveFrom;

    internal IReadOnlyList<EventHandlerCall> Calls => [.. _lanes.Select(static lane => lane.Call).OfType<EventHandlerCall>()];

    internal static async ValueTask<HandlerSession> OpenAsync(
        HandlerPlan plan, SubscriptionSession session, SubscriptionHost host, HandlerPulse pulse, ILogger logger)
    {
        SessionLetters letters = await SessionLetters.OpenAsync(host.Store.DeadLetters, session.Lease, host.Time, session.Ended).ConfigureAwait(false);
        long head = await host.Store.Feed.ReadHeadAsync(session.Ended).ConfigureAwait(false);
        await StartAsync(plan, session.Ended).ConfigureAwait(false);
        return new HandlerSession(plan, session, letters, host.Store, pulse, host.Time, logger, head);
    }

    private static async ValueTask StartAsync(HandlerPlan plan, CancellationToken cancellation)
    {
        try
        {
            await HookAsync(plan, plan.Binding.OnStartAsync, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            throw new HookFailedException(plan.Name, exception);
        }
    }

    /// <summary>Calls a hook on an object of its own, or on the shared one.</summary>
    internal static async ValueTask HookAsync(HandlerPlan plan, Func<object, CancellationToken, ValueTask> hook, CancellationToken cancellation)
    {
        await using HandlerScope scope = plan.NewScope();
        await hook(scope.Handler, cancellation).ConfigureAwait(false);
    }

    /// <summary>Goes on until the session ends, and throws why it did.</summary>
    internal async Task RunAsync()
    {
        _lanesEnded = Task.WhenAll(_lanes.Select(lane => Task.Run(() => lane.RunAsync(_tokens))));
        try
        {
            await FillAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The lanes end, too.
            _session.Break(exception);
            throw;
        }
    }

    /// <summary>Handles dead letters once more, between other events of their lane.</summary>
    /// <returns>How many events were handled.</returns>
    internal async Task<int> RetryAsync(LetterRetry retry)
    {
        ThrowUnless(_lanes[LaneOf(retry.Stream)].TryAdd(retry));
        return await retry.Handled.Task.ConfigureAwait(false);
    }

    /// <summary>Letters were dropped: streams that have none any more go on.</summary>
    internal ValueTask LookAgainAsync() => _letters.LookAgainAsync(_session.Ended);

    public async ValueTask DisposeAsync()
    {
        await _lanesEnded.ConfigureAwait(false);
        try
        {
            await HookAsync(_plan, _plan.Binding.OnStopAsync, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            _logger.StopHookFailed(_plan.Name, exception);
        }

        _tokens.Dispose();
    }

    private async Task FillAsync()
    {
        while (true)
        {
            await WaitForRoomAsync().ConfigureAwait(false);
            EventPage page = await _session.ReadAsync().ConfigureAwait(false);
            _memory.Take(page);
            Share(page);
            _session.Pass(page);
        }
    }

    private async ValueTask WaitForRoomAsync()
    {
        try
        {
            await _memory.WaitForRoomAsync(_session.Ended).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _session.ThrowWhyEnded();
            throw;
        }
    }

    private void Share(EventPage page)
    {
        foreach (RecordedEvent recorded in page)
        {
            _shares[LaneOf(recorded)].Add(recorded);
        }

        for (int number = 0; number < _lanes.Length; number++)
        {
            if (_shares[number] is { Count: > 0 } share)
            {
                ThrowUnless(_lanes[number].TryAdd(share.ToArray()));
                share.Clear();
            }
        }
    }

    private void ThrowUnless(bool isAdded)
    {
        if (!isAdded)
        {
            _session.ThrowWhyEnded();
            throw new OperationCanceledException(_session.Ended);
        }
    }

    private int LaneOf(RecordedEvent recorded) =>
        _lanes.Length == 1 ? 0
        : _plan.Binding.IsPartitioned && KeyOf(recorded) is { } key ? (int)((uint)key.GetHashCode(StringComparison.Ordinal) % (uint)_lanes.Length)
        : LaneOf(recorded.Stream);

    private int LaneOf(StreamKey stream) => (int)((uint)stream.GetHashCode() % (uint)_lanes.Length);

    // What cannot be read fails again where failing has an order to it.
    private string? KeyOf(RecordedEvent recorded)
    {
        try
        {
            return _plan.Binding.PartitionKey(recorded.Event);
        }
        catch (Exception exception)
        {
            _logger.PartitionByFailed(_plan.Name, recorded.Position, exception);
            return null;
        }
    }
}
