using Edict.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Edict.EventHandlers;

/// <summary>Tells of one handler what happens: to those who ask, measure or read logs. Safe for concurrent use.</summary>
internal sealed class HandlerPulse(string handler, EdictMetrics metrics, ILogger logger)
{
    private readonly KeyValuePair<string, object?> _tag = new("edict.handler", handler);
    private volatile Exception? _error;
    private volatile EventHandlerState _state;

    internal EventHandlerState State => _state;

    internal Exception? Error => _error;

    internal void Became(EventHandlerState state)
    {
        _state = state;
        _error = null;
    }

    /// <summary>It waits until it may handle; one that fails still fails until then.</summary>
    internal void Waits()
    {
        if (_state != EventHandlerState.Failing)
        {
            Became(EventHandlerState.Waiting);
        }
    }

    /// <summary>Whether anybody wants to know how long calls take.</summary>
    internal bool IsTiming => metrics.Duration.Enabled;

    internal void Handled(int events)
    {
        // Mostly there is nothing to forget, and nothing is written where other threads read.
        if (_error is not null)
        {
            _error = null;
        }

        metrics.Handled.Add(events, _tag);
    }

    internal void Took(TimeSpan duration) => metrics.Duration.Record(duration.TotalSeconds, _tag);

    internal void Failed(FailureContext failure, int events, ErrorAction action)
    {
        _error = failure.Exception;
        metrics.Failed.Add(1, _tag);
        if (events > 1)
        {
            logger.BatchFailed(handler, events, failure.Recorded.Position, failure.Exception);
            return;
        }

        if (action.Kind is ErrorActionKind.DeadLetter or ErrorActionKind.DeadLetterAndPark)
        {
            metrics.GivenUp.Add(1, _tag);
        }

        logger.EventFailed(
            action.Kind == ErrorActionKind.Retry ? LogLevel.Warning : LogLevel.Error,
            handler,
            failure.Recorded.Position,
            failure.Recorded.Name,
            failure.Recorded.Stream.ToString(),
            failure.Attempt,
            action.Kind,
            failure.Exception);
    }

    internal void Misjudged(FailureContext failure, Exception exception) => logger.OnErrorFailed(handler, failure.Recorded.Position, exception);

    internal void Leaked(Exception exception) => logger.DisposeFailed(handler, exception);

    internal void Fails(Exception exception)
    {
        _error = exception;
        _state = EventHandlerState.Failing;
        logger.HandlerFails(handler, exception);
    }

    internal void LeaseLost()
    {
        _state = EventHandlerState.Waiting;
        logger.LeaseLost(handler);
    }

    internal void Stopped(Exception exception)
    {
        _error = exception;
        _state = EventHandlerState.Stopped;
        metrics.Stopped.Add(1, _tag);
        logger.HandlerStopped(handler, exception);
    }

    internal void Hanging(EventHandlerCall call) => logger.CallHangs(handler, call.Position, call.Stream.ToString(), call.Duration);

    /// <summary>Somebody has waited for it.</summary>
    internal void Waited(UnseenReason? reason, long position, TimeSpan duration, long? done)
    {
        metrics.Waited.Record(duration.TotalSeconds, _tag, new KeyValuePair<string, object?>("edict.outcome", reason?.ToString() ?? "Seen"));
        if (reason == UnseenReason.TimedOut)
        {
            logger.WaitTimedOut(handler, position, duration, done);
        }
    }

    internal void Stalled(long position, long head) => logger.HandlerStalled(handler, position, head);
}
