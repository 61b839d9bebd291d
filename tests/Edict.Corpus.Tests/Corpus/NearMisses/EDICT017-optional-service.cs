public sealed class Audit(TextWriter? log = null, int attempts = 3) : IMiddleware
{
    public async ValueTask<DispatchResult> InvokeAsync(DispatchContext context, Next next)
    {
        DispatchResult result = await next.InvokeAsync(context);
        log?.WriteLine($"{result}, {attempts}");
        return result;
    }
}

[Application(Middleware = [typeof(Audit)])]
public sealed partial class App : EdictApplication;
