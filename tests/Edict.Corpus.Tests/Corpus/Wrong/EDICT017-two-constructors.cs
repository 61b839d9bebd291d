public sealed class Audit : IMiddleware
{
    public Audit() { }
    public Audit(TextWriter log) => log.Write("");
    public ValueTask<DispatchResult> InvokeAsync(DispatchContext context, Next next) => next.InvokeAsync(context);
}

[Application(Middleware = [typeof(Audit)])]     //! EDICT017
public sealed partial class App;
