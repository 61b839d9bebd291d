namespace Edict.Tests.Waiting;

/// <summary>A step of middleware that the test gives.</summary>
internal sealed class StepOfTest(Func<DispatchContext, Next, ValueTask<DispatchResult>> invoke) : IMiddleware
{
    public ValueTask<DispatchResult> InvokeAsync(DispatchContext context, Next next) => invoke(context, next);
}
