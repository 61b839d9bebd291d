//# assembly Plumbing
internal sealed class Audit : IMiddleware
{
    public ValueTask<DispatchResult> InvokeAsync(DispatchContext context, Next next) => next.InvokeAsync(context);
}
public sealed class Counting : IMiddleware
{
    internal Counting() { }
    public ValueTask<DispatchResult> InvokeAsync(DispatchContext context, Next next) => next.InvokeAsync(context);
}
//# assembly House
[Application(Middleware = [typeof(Counting)])]      //! EDICT017
public sealed partial class App;
