using System.Collections.Concurrent;
using Edict.Tests.EventHandlers;

namespace Edict.Tests.Waiting;

/// <summary>An event handler that holds each event until the test lets it go.</summary>
internal sealed class HeldHandler
{
    private readonly ConcurrentDictionary<long, TaskCompletionSource> _held = new();
    private readonly ConcurrentDictionary<long, bool> _began = new();
    private volatile bool _holds = true;

    internal HeldHandler(string name, Action<EventHandlerOptions>? attribute = null, params Type[] handled) => Binding = new ScriptedHandler(name, handled)
    {
        Release = LetAll,
        Attribute = options =>
        {
            options.Consistency = Consistency.Strong;
            attribute?.Invoke(options);
        },
        OnEvent = HandleAsync,
    };

    internal ScriptedHandler Binding { get; }

    /// <summary>The positions whose calls have ended.</summary>
    internal ConcurrentQueue<long> Done { get; } = new();

    internal void Let(params long[] positions)
    {
        foreach (long position in positions)
        {
            Gate(position).TrySetResult();
        }
    }

    internal void LetAll()
    {
        _holds = false;
        Let([.. _held.Keys]);
    }

    internal Task BeganAsync(long position) => Eventually.True(() => _began.ContainsKey(position));

    private async Task HandleAsync(object e, EventContext context, CancellationToken cancellation)
    {
        TaskCompletionSource gate = Gate(context.Position);
        _began[context.Position] = true;
        if (_holds)
        {
            await gate.Task.WaitAsync(cancellation);
        }

        Done.Enqueue(context.Position);
    }

    private TaskCompletionSource Gate(long position) =>
        _held.GetOrAdd(position, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
