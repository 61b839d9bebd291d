using System.Threading.Channels;
using Edict.Subscriptions;

namespace Edict.EventHandlers;

/// <summary>A queue of events that are handled one after the other, or batch after batch. Filled by one.</summary>
internal sealed class HandlerLane
{
    private readonly Channel<LaneItem> _queue = Channel.CreateUnbounded<LaneItem>(new UnboundedChannelOptions { SingleReader = true });
    private readonly int _number;
    private readonly int _batchSize;
    private readonly TimeSpan _linger;
    private readonly SubscriptionSession _session;
    private readonly EventsInMemory _memory;
    private readonly HandlerCalls _calls;
    private readonly ILanePlace? _place;
    private readonly DeadLetterRetries _retries;
    private readonly HandlerWaits _waits;
    private readonly TimeProvider _time;
    private readonly Action<long> _complete;
    private ReadOnlyMemory<RecordedEvent> _handling;
    private ReadOnlyMemory<RecordedEvent> _rest;
    private Task<bool>? _reading;
    private volatile RecordedEvent? _current;
    private long _began;

    internal HandlerLane(
        int number,
        HandlerPlan plan,
        SubscriptionSession session,
        EventsInMemory memory,
        HandlerCalls calls,
        ILanePlace? place,
        DeadLetterRetries retries,
        HandlerWaits waits,
        TimeProvider time)
    {
        _number = number;
        _batchSize = plan.Binding.IsBatched ? plan.Options.BatchSize : 1;
        _linger = plan.Binding.IsBatched ? plan.Options.BatchLinger : TimeSpan.Zero;
        _session = session;
        _memory = memory;
        _calls = calls;
        _place = place;
        _retries = retries;
        _waits = waits;
        _time = time;
        _complete = Complete;
    }

    /// <summary>The call in progress.</summary>
    internal EventHandlerCall? Call => _current is { } recorded
        ? new EventHandlerCall(recorded.Position, recorded.Stream, _time.GetElapsedTime(Volatile.Read(ref _began)))
        : null;

    /// <summary>Adds events, later ones than before.</summary>
    /// <returns>Whether they were added; otherwise the lane has ended.</returns>
    internal bool TryAdd(ReadOnlyMemory<RecordedEvent> events)
    {
        _session.Enter(_number, events.Span[0].Position, events.Span[^1].Position);
        return _queue.Writer.TryWrite(new LaneItem(events));
    }

    /// <summary>Adds dead letters that are to be handled once more.</summary>
    /// <returns>Whether they were added; otherwise the lane has ended.</returns>
    internal bool TryAdd(LetterRetry retry) => _queue.Writer.TryWrite(new LaneItem(default, retry));

    /// <summary>Adds that its place is to be moved, after what was added before.</summary>
    /// <returns>Whether it was added; otherwise the lane has ended.</returns>
    internal bool TryAdd(LanePass pass) => _queue.Writer.TryWrite(new LaneItem(default, Pass: pass));

    /// <summary>Goes on until the session ends; what fails for good breaks the session.</summary>
    internal async Task RunAsync(CallTokens tokens)
    {
        try
        {
            while (true)
            {
                tokens.Ended.ThrowIfCancellationRequested();
                if (_rest.IsEmpty)
                {
                    await NextAsync(tokens).ConfigureAwait(false);
                }
                else
                {
                    await HandleAsync(await GatherAsync(tokens.Ended).ConfigureAwait(false), tokens).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (tokens.Ended.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            _session.Break(exception);
        }
        finally
        {
            Abandon();
        }
    }

    // Waits for the next events, or handles letters that come before them.
    private async ValueTask NextAsync(CallTokens tokens)
    {
        if (!_queue.Reader.TryRead(out LaneItem item))
        {
            await WaitAsync(tokens.Ended).ConfigureAwait(false);
            return;
        }

        _rest = item.Events;
        if (item.Retry is { } retry)
        {
            await RetryAsync(retry, tokens).ConfigureAwait(false);
        }
        else if (item.Pass is { } pass)
        {
            await PassAsync(pass, tokens.Ended).ConfigureAwait(false);
        }
    }

    private async ValueTask PassAsync(LanePass pass, CancellationToken ended)
    {
        if (_place is not null)
        {
            await _place.PassAsync(pass.Position, ended).ConfigureAwait(false);
        }

        pass.Passed.TrySetResult();
    }

    private async ValueTask HandleAsync(ReadOnlyMemory<RecordedEvent> events, CallTokens tokens)
    {
        RecordedEvent first = events.Span[0];
        _session.Begin(_number, first.Position);
        if (_waits.IsAny)
        {
            _waits.Advance(_session.Done);
        }

        Begin(first);
        _handling = events;
        await _calls.HandleAsync(events, _complete, tokens).ConfigureAwait(false);
        _current = null;
        Complete(events.Span[^1].Position);
        _memory.GiveBack(events.Span);
    }

    private void Complete(long position)
    {
        int count = 0;
        while (count < _handling.Length && _handling.Span[count].Position <= position)
        {
            count++;
        }

        ReadOnlyMemory<RecordedEvent> done = _handling[..count];
        _handling = _handling[count..];
        _session.Complete(_number, position, count);
        if (_waits.IsAny)
        {
            _waits.Process(done.Span);
            _waits.Advance(_session.Done);
        }
    }

    private async ValueTask RetryAsync(LetterRetry retry, CallTokens tokens)
    {
        try
        {
            retry.Handled.TrySetResult(await _retries.RunAsync(retry, _calls, Begin, tokens).ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            retry.Handled.TrySetException(exception);
            throw;
        }
        finally
        {
            _current = null;
        }
    }

    private void Begin(RecordedEvent recorded)
    {
        Volatile.Write(ref _began, _time.GetTimestamp());
        _current = recorded;
    }

    // Mostly a batch is a part of what came in one piece, and nothing is copied.
    private ValueTask<ReadOnlyMemory<RecordedEvent>> GatherAsync(CancellationToken ended)
    {
        ReadOnlyMemory<RecordedEvent> batch = Take(_batchSize);
        bool isWhole = batch.Length == _batchSize || (_linger == TimeSpan.Zero && !_queue.Reader.TryPeek(out _));
        return isWhole ? new(batch) : CollectAsync(batch, ended);
    }

    private async ValueTask<ReadOnlyMemory<RecordedEvent>> CollectAsync(ReadOnlyMemory<RecordedEvent> first, CancellationToken ended)
    {
        List<RecordedEvent> batch = new(_batchSize);
        batch.AddRange(first.Span);
        long began = _time.GetTimestamp();
        while (batch.Count < _batchSize)
        {
            if (_queue.Reader.TryPeek(out LaneItem item))
            {
                if (item.Events.IsEmpty)
                {
                    break;
                }

                _queue.Reader.TryRead(out item);
                _rest = item.Events;
                batch.AddRange(Take(_batchSize - batch.Count).Span);
                continue;
            }

            if (_linger - _time.GetElapsedTime(began) is not { Ticks: > 0 } left)
            {
                break;
            }

            await WaitAsync(left, ended).ConfigureAwait(false);
        }

        return batch.ToArray();
    }

    private ReadOnlyMemory<RecordedEvent> Take(int most)
    {
        int count = Math.Min(most, _rest.Length);
        ReadOnlyMemory<RecordedEvent> taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    private async ValueTask WaitAsync(CancellationToken ended)
    {
        Task<bool>? reading = _reading;
        _reading = null;
        _ = reading is null
            ? await _queue.Reader.WaitToReadAsync(ended).ConfigureAwait(false)
            : await reading.ConfigureAwait(false);
    }

    private async ValueTask WaitAsync(TimeSpan longest, CancellationToken ended)
    {
        // The same wait is gone on with by the next round: a queue has one reader and one wait.
        _reading ??= _queue.Reader.WaitToReadAsync(ended).AsTask();
        await ((Task)_reading).WaitAsync(longest, _time, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ended.ThrowIfCancellationRequested();
        if (_reading.IsCompleted)
        {
            _reading = null;
        }
    }

    // Whoever waits for a retry hears that it will not be.
    private void Abandon()
    {
        _current = null;
        _queue.Writer.TryComplete();
        while (_queue.Reader.TryRead(out LaneItem item))
        {
            item.Retry?.Handled.TrySetCanceled();
            item.Pass?.Passed.TrySetCanceled();
        }
    }
}
