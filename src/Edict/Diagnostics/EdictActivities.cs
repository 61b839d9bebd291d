using System.Diagnostics;

namespace Edict.Diagnostics;

/// <summary>The activities of Edict, of source <c>Edict</c>; none is made unless someone listens.</summary>
internal static class EdictActivities
{
    /// <summary>A dispatch, from the call to its answer, middleware included.</summary>
    internal const string Dispatch = "edict.dispatch";

    /// <summary>A command in the aggregate's mailbox, from its turn to its end.</summary>
    internal const string Handle = "edict.handle";

    /// <summary>The writing of a snapshot, outside of any dispatch.</summary>
    internal const string Snapshot = "edict.snapshot";

    /// <summary>The beginning of an instance with its snapshot, in the command or read that needs it.</summary>
    internal const string Restore = "edict.restore";

    /// <summary>The tag that says why a snapshot is not used.</summary>
    internal const string Ignored = "edict.snapshot.ignored";

    /// <summary>A call of an event handler.</summary>
    internal const string HandleEvent = "edict.handle_event";

    /// <summary>Waiting for event handlers, within a dispatch.</summary>
    internal const string Wait = "edict.wait";

    internal static readonly ActivitySource Source = new("Edict");

    internal static Activity? StartDispatch(object command) =>
        Source.StartActivity(Dispatch)?.SetTag("edict.command.type", command.GetType().FullName);

    internal static Activity? StartHandle(StreamKey stream, Type commandType, Guid commandId, ActivityContext parent) =>
        Source.StartActivity(Handle, ActivityKind.Internal, parent)
            ?.SetTag("edict.command.type", commandType.FullName)
            .SetTag("edict.command.id", commandId)
            .SetTag("edict.aggregate", stream.Aggregate)
            .SetTag("edict.identity", stream.Identity);

    internal static Activity? StartSnapshot(StreamKey stream, long version) => Start(Snapshot, stream, version);

    internal static Activity? StartRestore(StreamKey stream, long version) => Start(Restore, stream, version);

    internal static Activity? StartHandleEvent(string handler, ReadOnlySpan<RecordedEvent> events, int attempt) =>
        Source.StartActivity(HandleEvent, ActivityKind.Consumer)
            ?.SetTag("edict.handler", handler)
            .SetTag("edict.position", events[0].Position)
            .SetTag("edict.event", events[0].Name)
            .SetTag("edict.aggregate", events[0].Stream.Aggregate)
            .SetTag("edict.identity", events[0].Stream.Identity)
            .SetTag("edict.events", events.Length)
            .SetTag("edict.attempt", attempt);

    internal static Activity? StartWait(long position, IEnumerable<string> handlers) =>
        Source.HasListeners() ? Source.StartActivity(Wait)?.SetTag("edict.position", position).SetTag("edict.handlers", string.Join(",", handlers)) : null;

    internal static void SetUnseen(this Activity activity, IReadOnlyList<UnseenHandler> unseen) => activity.SetTag("edict.unseen", string.Join(",", unseen));

    internal static void SetResult(this Activity activity, in DispatchResult result)
    {
        activity.SetTag("edict.status", result.Status.ToString()).SetTag("edict.version", result.Version);
        if (result.Rejection is { } rejection)
        {
            activity.SetTag("edict.rejection", rejection.Code);
        }
    }

    internal static void SetFailure(this Activity activity, Exception exception)
    {
        activity.AddException(exception);
        activity.SetStatus(ActivityStatusCode.Error, exception.Message);
    }

    private static Activity? Start(string name, StreamKey stream, long version) => Source.StartActivity(name)
        ?.SetTag("edict.aggregate", stream.Aggregate)
        .SetTag("edict.identity", stream.Identity)
        .SetTag("edict.snapshot.version", version);
}
