using Edict.CompilerServices;

namespace Edict.EventHandlers;

/// <summary>An event handler as it runs in an application: what it is, how it runs, and what its objects are made from.</summary>
/// <param name="binding">What it is.</param>
/// <param name="options">How it runs.</param>
/// <param name="types">The event types of the application.</param>
/// <param name="services">What the parameters of its constructor are taken from, or a scope of them; <see langword="null"/> for nothing.</param>
/// <param name="complete">Adds to those what every handler can have.</param>
internal sealed class HandlerPlan(
    EventHandlerBinding binding, EventHandlerOptions options, EventTypeRegistry types, IServiceProvider? services, Func<IServiceProvider?, IServiceProvider> complete)
    : IAsyncDisposable
{
    private readonly Lazy<HandlerScope> _shared = new(() => HandlerScope.New(binding, services, complete));

    internal EventHandlerBinding Binding => binding;

    internal EventHandlerOptions Options => options;

    /// <summary>The name of its subscription.</summary>
    internal string Name { get; init; } = binding.Name;

    /// <summary>Whether its start, stop and reset are told to the class.</summary>
    internal bool CallsHooks { get; init; } = true;

    /// <summary>Which events it takes.</summary>
    internal EventSelection Selection { get; } = new(binding, types);

    /// <summary>Where its place is kept together with what it does; <see langword="null"/> where the store keeps it alone.</summary>
    internal IHandlerPlace? Place { get; set; }

    /// <summary>For which handler of the application code runs.</summary>
    internal RunningHandler Running { get; init; } = new();

    /// <summary>An object of the class, with what its services need.</summary>
    /// <exception cref="EdictOptionsException">A service is missing.</exception>
    internal HandlerScope NewScope() => options.Instance == HandlerInstance.Shared
        ? HandlerScope.Of(_shared.Value.Handler)
        : HandlerScope.New(binding, services, complete);

    public ValueTask DisposeAsync() => _shared.IsValueCreated ? _shared.Value.DisposeAsync() : default;
}
