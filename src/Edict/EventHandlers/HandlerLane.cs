using System.Threading.Channels;
using Edict.Subscriptions;

namespace Edict.EventHandlers;

/// <summary>A queue of events that are handled one after the other, or batch after batch. Filled by one.</summary>
internal sealed class HandlerLane
{
    private const int LeastCapacity = 256;

    private readonly Channel<LaneItem> _queue;
    private readonly EventHandlerOptions _options;
    private readonly int _batchSize;
    private readonly SubscriptionSession _session;
    private readonly HandlerCalls _calls;
    private readonly DeadLetterRetries _retries;
    private readonly TimeProvider _time;
    private Task<bool>? _reading;
    private volatile RecordedEvent? _current;
    private long _began;

    internal HandlerLane(HandlerPlan plan, SubscriptionSession session, HandlerCalls calls, DeadLetterRetries retries, TimeProvider time)
    {
        _options = plan.Options;
        _batchSize = plan.Binding.IsBatched ? plan.Options.BatchSize : 1;
        _session = session;
        _calls = calls;
        _retries = retries;
        _time = time;
        _queue = Channel.CreateBounded<LaneItem>(new BoundedChannelOptions(Math.Max(LeastCapacity, 2 * _batchSize)) { SingleReader = true });
    }

    /// <summary>The call in progress.</summary>
    internal EventHandlerCall? Call => _current is { } recorded
        ? new EventHandlerCall(recorded.Position, recorded.Stream, _time.GetElapsedTime(Volatile.Read(ref _began)))
        : null;

    /// <summary>Waits for a place in the queue.</summary>
    internal ValueTask AddAsync(LaneItem item, CancellationToken cancellation) => _queue.Writer.WriteAsync(item, cancellation);

    /// <summary>Goes on until the session ends; what fails for good breaks the session.</summary>
    internal async Task RunAsync(CallTokens tokens)
    {
        List<RecordedEvent> batch = new(_batchSize);
        try
        {
            while (await ReadAsync(tokens.Ended).ConfigureAwait(false))
            {
                await GatherAsync(batch, tokens.Ended).ConfigureAwait(false);
                await (batch.Count > 0 ? HandleAsync(batch, tokens) : RetryAsync(tokens)).ConfigureAwait(false);
                batch.Clear();
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

    private async Task HandleAsync(List<RecordedEvent> batch, CallTokens tokens)
    {
        Begin(batch[0]);
        await _calls.HandleAsync(batch.ToArray(), tokens).ConfigureAwait(false);
        _current = null;
        foreach (RecordedEvent recorded in batch)
        {
            _session.Complete(recorded.Position);
        }
    }

    private async Task RetryAsync(CallTokens tokens)
    {
        if (!_queue.Reader.TryRead(out LaneItem item) || item.Retry is not { } retry)
        {
            return;
        }

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

    private async ValueTask GatherAsync(List<RecordedEvent> batch, CancellationToken ended)
    {
        Take(batch);
        if (batch.Count == 0 || _options.BatchLinger == TimeSpan.Zero)
        {
            return;
        }

        long began = _time.GetTimestamp();
        while (batch.Count < _batchSize && _options.BatchLinger - _time.GetElapsedTime(began) is { Ticks: > 0 } left)
        {
            // The same wait is gone on with by the next round: a queue has one reader and one wait.
            _reading ??= _queue.Reader.WaitToReadAsync(ended).AsTask();
            await ((Task)_reading).WaitAsync(left, _time, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ended.ThrowIfCancellationRequested();
            if (_reading.IsCompleted)
            {
                _reading = null;
            }

            int before = batch.Count;
            Take(batch);
            if (batch.Count == before && _queue.Reader.TryPeek(out _))
            {
                return;
            }
        }
    }

    private void Take(List<RecordedEvent> batch)
    {
        while (batch.Count < _batchSize && _queue.Reader.TryPeek(out LaneItem item) && item.Recorded is { } recorded)
        {
            _queue.Reader.TryRead(out _);
            batch.Add(recorded);
        }
    }

    private async ValueTask<bool> ReadAsync(CancellationToken ended)
    {
        ended.ThrowIfCancellationRequested();
        Task<bool>? reading = _reading;
        _reading = null;
        return reading is null
            ? await _queue.Reader.WaitToReadAsync(ended).ConfigureAwait(false)
            : await reading.ConfigureAwait(false);
    }

    // Whoever waits for a retry hears that it will not be.
    private void Abandon()
    {
        _current = null;
        _queue.Writer.TryComplete();
        while (_queue.Reader.TryRead(out LaneItem item))
        {
            item.Retry?.Handled.TrySetCanceled();
        }
    }
}
