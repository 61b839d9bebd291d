using Edict.CompilerServices;

namespace Edict.Dispatch;

/// <summary>Lets dispatches wait for the event handlers that they have to. Safe for concurrent use.</summary>
/// <param name="rules">Who these are.</param>
/// <param name="waits">Waits for them.</param>
/// <param name="timeout">How long at most, unless a dispatch says otherwise.</param>
internal sealed class ConsistencyGuard(ConsistencyRules rules, IEventWaits waits, TimeSpan timeout)
{
    /// <summary>Whether a dispatch of which nothing is said may wait.</summary>
    internal bool WaitsUnasked => rules.WaitsUnasked;

    /// <exception cref="UnknownEventHandlerException">An event handler is named that the application does not have.</exception>
    internal IReadOnlyList<string> HandlersFor(CommandRoute route, DispatchOptions options) => rules.HandlersFor(route, options);

    /// <summary>Waits, after a command was accepted, until its events are processed.</summary>
    internal async ValueTask<DispatchResult> WaitAsync(
        ValueTask<DispatchResult> sent, IReadOnlyList<string> handlers, DispatchOptions options, CancellationToken cancellation)
    {
        DispatchResult result = await sent.ConfigureAwait(false);
        if (result.Status != DispatchStatus.Accepted)
        {
            return result;
        }

        IReadOnlyList<UnseenHandler> unseen = await waits
            .WaitAsync(result, handlers, options.ConsistencyTimeout ?? timeout, cancellation).ConfigureAwait(false);
        return unseen.Count == 0 ? result : result.WithUnseen(unseen);
    }
}
