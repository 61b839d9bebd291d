using Edict.CompilerServices;

namespace Edict.Tests.EventHandlers;

/// <summary>An event handler whose methods a test gives, as generated code would bind it.</summary>
internal sealed class ScriptedHandler(string name, params Type[] handled) : EventHandlerBinding(name, typeof(ScriptedHandler))
{
    private int _created;

    internal Func<object, EventContext, CancellationToken, Task>? OnEvent { get; init; }

    internal Func<IReadOnlyList<DeliveredEvent<object>>, CancellationToken, Task>? OnBatch { get; init; }

    internal Func<FailureContext, ErrorAction?>? Judge { get; init; }

    internal Func<object, string?>? Partition { get; init; }

    internal Action<EventHandlerOptions>? Attribute { get; init; }

    internal Func<IServiceProvider?, object>? Make { get; init; }

    internal Func<string, Task>? Hook { get; init; }

    /// <summary>Lets go of what is held, at the end of the test.</summary>
    internal Action? Release { get; init; }

    /// <summary>How many objects of the class were made.</summary>
    internal int Created => _created;

    public override IReadOnlyList<Type> HandledTypes => handled.Length == 0 ? [typeof(object)] : handled;

    public override bool IsBatched => OnBatch is not null;

    public override bool IsPartitioned => Partition is not null;

    public override void Declare(EventHandlerOptions options) => Attribute?.Invoke(options);

    public override object Create(IServiceProvider? services)
    {
        Interlocked.Increment(ref _created);
        return Make?.Invoke(services) ?? this;
    }

    public override ValueTask HandleAsync(object handler, object @event, EventContext context, CancellationToken cancellation) =>
        new(OnEvent!(@event, context, cancellation));

    public override ValueTask HandleBatchAsync(object handler, IReadOnlyList<DeliveredEvent<object>> batch, CancellationToken cancellation) =>
        new(OnBatch!(batch, cancellation));

    public override string? PartitionKey(object @event) => Partition!(@event);

    public override ErrorAction? OnError(object handler, FailureContext failure) => Judge?.Invoke(failure);

    public override ValueTask OnStartAsync(object handler, CancellationToken cancellation) => Called("start");

    public override ValueTask OnStopAsync(object handler, CancellationToken cancellation) => Called("stop");

    public override ValueTask OnResetAsync(object handler, CancellationToken cancellation) => Called("reset");

    private ValueTask Called(string hook) => Hook is null ? default : new ValueTask(Hook(hook));
}
