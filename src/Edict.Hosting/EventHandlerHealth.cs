using Edict.CompilerServices;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Edict.Hosting;

/// <summary>The health of an application's event handlers.</summary>
internal sealed class EventHandlerHealth<TApplication>(HostedApplication<TApplication> hosted) : IHealthCheck
    where TApplication : EdictApplication, IApplication<TApplication>
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!hosted.HasStarted)
        {
            return HealthCheckResult.Degraded("The application is starting.");
        }

        Dictionary<string, object> data = [];
        List<string> problems = [];
        Exception? first = null;
        foreach (EventHandlerHandle handler in hosted.Application.EventHandlers.Values)
        {
            EventHandlerStatus status = handler.Status;
            data[handler.Name] = $"{status.State}, position {status.Position}, lag {status.Lag}";
            if (await ProblemAsync(handler, status, cancellationToken).ConfigureAwait(false) is { } problem)
            {
                problems.Add($"'{handler.Name}' {problem}");
                first ??= status.Error;
            }
        }

        return problems.Count == 0
            ? HealthCheckResult.Healthy("All event handlers are well.", data)
            : new HealthCheckResult(context.Registration.FailureStatus, "Event handler " + string.Join("; ", problems) + ".", first, data);
    }

    private static async ValueTask<string?> ProblemAsync(EventHandlerHandle handler, EventHandlerStatus status, CancellationToken cancellation) => status switch
    {
        { State: EventHandlerState.Stopped } => $"has stopped: {status.Error?.Message}",
        { State: EventHandlerState.Failing } => $"cannot go on for now: {status.Error?.Message}",
        { IsHanging: true } => $"hangs at position {status.Calls.FirstOrDefault()?.Position}",
        { IsStalled: true } => $"makes no progress at position {status.Position} of {status.Head}",
        { State: EventHandlerState.Waiting } when await IsOrphanedAsync(handler, cancellation).ConfigureAwait(false) => "is run by no process",
        _ => null,
    };

    // A lease between two owners is free for a moment; twice a second apart it is nobody's.
    private static async ValueTask<bool> IsOrphanedAsync(EventHandlerHandle handler, CancellationToken cancellation)
    {
        if (await HasOwnerAsync(handler, cancellation).ConfigureAwait(false))
        {
            return false;
        }

        await Task.Delay(TimeSpan.FromSeconds(1), cancellation).ConfigureAwait(false);
        return handler.Status.State == EventHandlerState.Waiting && !await HasOwnerAsync(handler, cancellation).ConfigureAwait(false);
    }

    private static async ValueTask<bool> HasOwnerAsync(EventHandlerHandle handler, CancellationToken cancellation) =>
        await handler.ReadSubscriptionAsync(cancellation).ConfigureAwait(false) is { Owner: not null };
}
