using Edict.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace Edict.EventHandlers;

/// <summary>An object of a handler's class for one attempt, with the scope that its services come from.</summary>
internal readonly struct HandlerScope : IAsyncDisposable
{
    private readonly IServiceScope? _scope;
    private readonly bool _isOwn;

    private HandlerScope(object handler, IServiceScope? scope, bool isOwn)
    {
        Handler = handler;
        _scope = scope;
        _isOwn = isOwn;
    }

    internal object Handler { get; }

    internal static HandlerScope Of(object shared) => new(shared, scope: null, isOwn: false);

    /// <exception cref="EdictOptionsException">A service is missing.</exception>
    internal static HandlerScope New(EventHandlerBinding binding, IServiceProvider? services, Func<IServiceProvider?, IServiceProvider> complete)
    {
        IServiceScope? scope = (services?.GetService(typeof(IServiceScopeFactory)) as IServiceScopeFactory)?.CreateScope();
        try
        {
            return new HandlerScope(binding.Create(complete(scope?.ServiceProvider ?? services)), scope, isOwn: true);
        }
        catch
        {
            scope?.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_isOwn)
            {
                await DisposeAsync(Handler).ConfigureAwait(false);
            }
        }
        finally
        {
            if (_scope is not null)
            {
                await DisposeAsync(_scope).ConfigureAwait(false);
            }
        }
    }

    private static ValueTask DisposeAsync(object used)
    {
        if (used is IAsyncDisposable asynchronous)
        {
            return asynchronous.DisposeAsync();
        }

        (used as IDisposable)?.Dispose();
        return default;
    }
}
