namespace Edict.Dispatch;

/// <summary>Lets a dispatch wait until event handlers have processed its events. Safe for concurrent use.</summary>
internal interface IEventWaits
{
    /// <summary>Waits for event handlers that the application has; never throws, for the events are stored.</summary>
    /// <param name="result">The answer of an accepted command.</param>
    /// <param name="handlers">Their stable names.</param>
    /// <param name="timeout">How long at most.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Those that have not, in the order of the names.</returns>
    ValueTask<IReadOnlyList<UnseenHandler>> WaitAsync(DispatchResult result, IReadOnlyList<string> handlers, TimeSpan timeout, CancellationToken cancellation);
}
