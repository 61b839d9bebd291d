using Edict.EventHandlers;

namespace Edict.Projections;

/// <summary>Building a projection beside what is read, in this process. Safe for concurrent use.</summary>
/// <param name="runner">Runs it.</param>
/// <param name="shadow">What is built.</param>
internal sealed class Rebuilding(EventHandlerRunner runner, ShadowProjection shadow) : IAsyncDisposable
{
    /// <summary>How far it is; <see langword="null"/> while none goes on.</summary>
    internal RebuildProgress? Progress
    {
        get
        {
            EventHandlerState state = runner.Pulse.State;
            if (state == EventHandlerState.Off)
            {
                return null;
            }

            HandlerSession? session = runner.Session;
            long position = session?.Done ?? 0;
            long head = Math.Max(session?.Head ?? 0, position);
            double rate = session?.Rate ?? 0;
            return new RebuildProgress(state, position, head, rate, rate > 0 ? TimeSpan.FromSeconds((head - position) / rate) : null, runner.Pulse.Error);
        }
    }

    /// <summary>Goes on with what was begun, or begins with what a new version needs; one that goes on goes on.</summary>
    internal Task BeginAsync() => runner.StartAsync();

    /// <summary>Throws what it has stopped for by itself, if it has.</summary>
    internal void ThrowIfStopped()
    {
        if (runner.Pulse is { State: EventHandlerState.Stopped, Error: { } error })
        {
            throw error;
        }
    }

    /// <summary>Begins, and waits for the end.</summary>
    internal async Task RunAsync(CancellationToken cancellation)
    {
        shadow.Want();
        await runner.StartAsync().ConfigureAwait(false);
        await runner.Running.WaitAsync(cancellation).ConfigureAwait(false);
        ThrowIfStopped();
        if (!shadow.IsDone)
        {
            throw new OperationCanceledException("The rebuild was cancelled, or the application has stopped.");
        }
    }

    /// <summary>Ends it, and removes what it has built.</summary>
    internal async Task CancelAsync(CancellationToken cancellation)
    {
        await runner.StopAsync().ConfigureAwait(false);
        await runner.ResetAsync(checkpoint: 0, cancellation).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => runner.DisposeAsync();
}
