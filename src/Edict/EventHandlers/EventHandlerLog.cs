using Microsoft.Extensions.Logging;

namespace Edict.EventHandlers;

/// <summary>What is logged of event handlers, in category <c>Edict.EventHandlers</c>.</summary>
internal static partial class EventHandlerLog
{
    internal const string Category = "Edict.EventHandlers";

    [LoggerMessage(EventId = 1, Message = "Event handler '{Handler}' failed at position {Position}, event '{EventName}' of stream '{Stream}', attempt {Attempt}: {Action}")]
    internal static partial void EventFailed(
        this ILogger logger, LogLevel level, string handler, long position, string eventName, string stream, int attempt, ErrorActionKind action, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "Event handler '{Handler}' failed at a batch of {Count} events from position {Position} on; the one that fails is looked for")]
    internal static partial void BatchFailed(this ILogger logger, string handler, int count, long position, Exception exception);

    [LoggerMessage(3, LogLevel.Error, "OnError of event handler '{Handler}' failed at position {Position}; the handler stops")]
    internal static partial void OnErrorFailed(this ILogger logger, string handler, long position, Exception exception);

    [LoggerMessage(4, LogLevel.Warning, "An object of event handler '{Handler}', or a service of its scope, failed at being disposed")]
    internal static partial void DisposeFailed(this ILogger logger, string handler, Exception exception);

    [LoggerMessage(5, LogLevel.Warning, "Event handler '{Handler}' cannot go on for now; it tries again")]
    internal static partial void HandlerFails(this ILogger logger, string handler, Exception exception);

    [LoggerMessage(6, LogLevel.Warning, "Event handler '{Handler}' lost its lease; it waits until it may go on")]
    internal static partial void LeaseLost(this ILogger logger, string handler);

    [LoggerMessage(7, LogLevel.Error, "Event handler '{Handler}' stopped")]
    internal static partial void HandlerStopped(this ILogger logger, string handler, Exception exception);

    [LoggerMessage(8, LogLevel.Error, "Event handler '{Handler}' hangs at position {Position} of stream '{Stream}', for {Duration} so far")]
    internal static partial void CallHangs(this ILogger logger, string handler, long position, string stream, TimeSpan duration);

    [LoggerMessage(9, LogLevel.Error, "Event handler '{Handler}' makes no progress: it stands at position {Position} of {Head}")]
    internal static partial void HandlerStalled(this ILogger logger, string handler, long position, long head);

    [LoggerMessage(10, LogLevel.Warning, "PartitionBy of event handler '{Handler}' failed at position {Position}; the event keeps the order of its stream")]
    internal static partial void PartitionByFailed(this ILogger logger, string handler, long position, Exception exception);

    [LoggerMessage(11, LogLevel.Warning, "The leases of event handlers could not be held; it is tried again")]
    internal static partial void HoldFailed(this ILogger logger, Exception exception);

    [LoggerMessage(12, LogLevel.Warning, "OnStop of event handler '{Handler}' failed")]
    internal static partial void StopHookFailed(this ILogger logger, string handler, Exception exception);

    [LoggerMessage(13, LogLevel.Warning, "Event handler '{Handler}' has not processed position {Position} within {Duration}, for which it was waited; here it stands at {Done}")]
    internal static partial void WaitTimedOut(this ILogger logger, string handler, long position, TimeSpan duration, long? done);
}
