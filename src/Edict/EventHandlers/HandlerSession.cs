using Edict.Subscriptions;
using Microsoft.Extensions.Logging;

namespace Edict.EventHandlers;

/// <summary>A handler while this process may run it: it gives the events of the subscription to lanes, those of one key always to the same.</summary>
internal sealed class HandlerSession : IAsyncDisposable
{
    private static readonly TimeSpan LongestNote = TimeSpan.FromSeconds(5);

    private readonly HandlerPlan _plan;
    private readonly SubscriptionSession _session;
    private readonly SessionLetters _letters;
    private readonly HandlerWaits _waits;
    private readonly CallTokens _tokens;
    private readonly ILogger _logger;
    private readonly IOpenPlace? _place;
    private readonly LaneAssignment _assignment;
    private readonly IEventFeed _feed;
    private readonly TimeProvider _time;
    private readonly long _began;
    private readonly EventsInMemory _memory;
    private readonly HandlerLane[] _lanes;
    private readonly List<RecordedEvent>[] _shares;
    private readonly long[] _given;
    private readonly long _liveFrom;
    private Task _lanesEnded = Task.CompletedTask;

    private HandlerSession(
        HandlerPlan plan,
        SubscriptionSession session,
        IOpenPlace? place,
        LaneAssignment assignment,
        SessionLetters letters,
        HandlerWaits waits,
        SubscriptionHost host,
        HandlerPulse pulse,
        ILogger logger,
        long head)
    {
        _plan = plan;
        _session = session;
        _letters = letters;
        _waits = waits;
        _logger = logger;
        _place = place;
        _assignment = assignment;
        _feed = host.Store.Feed;
        _time = host.Time;
        _began = host.Time.GetTimestamp();
        _liveFrom = head;
        _tokens = new CallTokens(session.Ended, session.Lost, host.Time);
        DeadLetterRetries retries = new(host.Store, letters);
        _memory = new EventsInMemory(host.Time);
        _lanes = [.. Enumerable.Range(0, session.Lanes).Select(Lane)];
        _shares = [.. _lanes.Select(static _ => new List<RecordedEvent>())];
        _given = [.. _lanes.Select(_ => session.Start)];

        HandlerLane Lane(int number)
        {
            ILanePlace? lane = place?.Lanes[number];
            return new HandlerLane(number, plan, session, _memory, new HandlerCalls(plan, letters, pulse, host.Time, lane), lane, retries, waits, host.Time);
        }
    }

    internal long Done => _session.Done;

    /// <summary>The position of the last event that it knows of.</summary>
    internal long Head => Math.Max(_liveFrom, _feed.KnownHead);

    /// <summary>How many positions it has got over in a second.</summary>
    internal double Rate => (Done - _session.Start) / Math.Max(_time.GetElapsedTime(_began).TotalSeconds, 1e-3);

    /// <summary>Whether everything was handled that had been stored when it began.</summary>
    internal bool IsLive => Done >= _liveFrom;

    /// <summary>The position beyond which no event is among the dead letters.</summary>
    internal long LettersUpTo => _letters.LastGivenUp;

    internal IReadOnlyList<EventHandlerCall> Calls => [.. _lanes.Select(static lane => lane.Call).OfType<EventHandlerCall>()];

    /// <summary>Whether an event is processed, perhaps before earlier ones are.</summary>
    internal bool IsDone(AwaitedEvent awaited) =>
        awaited.Position <= Done || (_lanes.Length > 1 && _session.IsDone(_assignment.LaneOf(awaited), awaited.Position));

    /// <summary>Whether an event is further away than what is handled again after any crash, while events of before the session are handled.</summary>
    internal bool IsFarBehind(long position) => !IsLive && position - Done > _plan.Options.CheckpointEvery;

    internal static async ValueTask<HandlerSession> OpenAsync(
        HandlerPlan plan, SubscriptionSession session, IOpenPlace? place, SubscriptionHost host, HandlerPulse pulse, HandlerWaits waits, ILogger logger)
    {
        LaneAssignment assignment = new(plan, session.Lanes, logger);
        if (place is not null)
        {
            await new LettersAhead(host.Store, session.Lease.Name, place.Lanes, assignment).RemoveAsync(session.Ended).ConfigureAwait(false);
        }

        long processed = Math.Max(session.Lease.Checkpoint, place?.Lanes.Max(static lane => lane.Position) ?? session.Start);
        SessionLetters letters = await SessionLetters
            .OpenAsync(host.Store.DeadLetters, session.Lease, host.Time, waits, processed, session.Ended).ConfigureAwait(false);
        long head = await host.Store.Feed.ReadHeadAsync(session.Ended).ConfigureAwait(false);
        await StartAsync(plan, session.Ended).ConfigureAwait(false);
        return new HandlerSession(plan, session, place, assignment, letters, waits, host, pulse, logger, head);
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
        if (plan.CallsHooks)
        {
            using RunningHandler.Call call = plan.Running.Enter(plan.Name);
            await using HandlerScope scope = plan.NewScope();
            await hook(scope.Handler, cancellation).ConfigureAwait(false);
        }
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
        ThrowUnless(_lanes[_assignment.LaneOf(retry.Stream)].TryAdd(retry));
        return await retry.Handled.Task.ConfigureAwait(false);
    }

    /// <summary>Ends the session, so that the place is opened anew.</summary>
    internal void Reopen() => _session.Break(new PlaceChangedException(_plan.Name));

    /// <summary>Letters were dropped: streams that have none any more go on.</summary>
    internal ValueTask LookAgainAsync() => _letters.LookAgainAsync(_session.Ended);

    public async ValueTask DisposeAsync()
    {
        await _lanesEnded.ConfigureAwait(false);
        await NoteAsync().ConfigureAwait(false);
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

    // What was scanned and not wanted need not be scanned again.
    private async ValueTask NoteAsync()
    {
        if (_place is null || _session.Lost.IsCancellationRequested)
        {
            return;
        }

        using CancellationTokenSource limit = new(LongestNote);
        try
        {
            long done = Done;
            foreach (ILanePlace lane in _place.Lanes)
            {
                await lane.PassAsync(done, limit.Token).ConfigureAwait(false);
            }
        }
        catch (Exception)
        {
            // It is scanned again.
        }
    }

    private async Task FillAsync()
    {
        if (_place is { WantsRest: true } && IsLive)
        {
            await RestAsync(_place, Done).ConfigureAwait(false);
        }

        while (true)
        {
            await WaitForRoomAsync().ConfigureAwait(false);
            EventPage page = await _session.ReadAsync().ConfigureAwait(false);
            _memory.Take(page);
            Share(page);
            _session.Pass(page);
            if (_waits.IsAny)
            {
                _waits.Advance(_session.Done);
            }

            if (_place is { WantsRest: true } && page.Next > _feed.KnownHead)
            {
                await RestAsync(_place, page.Next - 1).ConfigureAwait(false);
            }
        }
    }

    // Lets all lanes come to one position, at which nothing else goes on.
    private async ValueTask RestAsync(IOpenPlace place, long position)
    {
        LanePass[] passes = [.. _lanes.Select(_ => new LanePass(position))];
        for (int number = 0; number < passes.Length; number++)
        {
            ThrowUnless(_lanes[number].TryAdd(passes[number]));
        }

        try
        {
            await Task.WhenAll(passes.Select(static pass => pass.Passed.Task)).WaitAsync(_session.Ended).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _session.ThrowWhyEnded();
            throw;
        }

        if (!await place.RestAsync(position, _session.Ended).ConfigureAwait(false))
        {
            throw new PlaceChangedException(_plan.Name);
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
            _shares[_assignment.LaneOf(recorded)].Add(recorded);
        }

        for (int number = 0; number < _lanes.Length; number++)
        {
            if (_shares[number] is { Count: > 0 } share)
            {
                ThrowUnless(_lanes[number].TryAdd(share.ToArray()));
                _given[number] = share[^1].Position;
                share.Clear();
            }

            if (_place is not null && page.Next - 1 - _given[number] >= _plan.Options.CheckpointEvery)
            {
                // So much need not be scanned again.
                _given[number] = page.Next - 1;
                ThrowUnless(_lanes[number].TryAdd(new LanePass(page.Next - 1)));
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
}
