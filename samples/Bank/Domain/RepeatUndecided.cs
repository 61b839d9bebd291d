using Edict;

namespace Bank.Domain;

/// <summary>
/// Tries a command again that nobody has decided yet: the queue was full, others wrote to the account at the same time, or the
/// store was slow. A dispatch keeps its command id, so a command that was stored after all takes effect once.
/// </summary>
public sealed class RepeatUndecided : IMiddleware
{
    private const int MaxRepeats = 4;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);

    public async ValueTask<DispatchResult> InvokeAsync(DispatchContext context, Next next)
    {
        DispatchResult result = await next.InvokeAsync(context);
        for (int repeat = 0; repeat < MaxRepeats && IsUndecided(result.Status) && !context.Cancellation.IsCancellationRequested; repeat++)
        {
            await Task.Delay(FirstPause * (1 << repeat));
            result = await next.InvokeAsync(context);
        }

        return result;
    }

    private static bool IsUndecided(DispatchStatus status) =>
        status is DispatchStatus.Overloaded or DispatchStatus.Conflict or DispatchStatus.Expired or DispatchStatus.OutcomeUnknown;
}
