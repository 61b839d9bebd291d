using System.Diagnostics;
using System.Runtime.CompilerServices;
using Edict.Aggregates;
using Edict.CompilerServices;
using Edict.Diagnostics;

namespace Edict.Dispatch;

/// <summary>Takes a command through the middleware to its aggregate. Safe for concurrent use.</summary>
internal sealed class Dispatcher(
    ApplicationRuntime runtime, CommandRouting routing, IReadOnlyList<IMiddleware> middleware, DispatchGate gate)
{
    private static readonly DispatchOptions Defaults = new();

    private readonly EnvelopeFactory _envelopes = new();
    private readonly IMiddleware[] _middleware = [.. middleware];
    private ConsistencyGuard? _guard;
    private bool _waitsUnasked;

    /// <summary>Lets dispatches wait for event handlers from now on; called once, before anybody dispatches.</summary>
    internal void Guard(ConsistencyGuard guard)
    {
        _guard = guard;
        _waitsUnasked = guard.WaitsUnasked;
    }

    /// <remarks>Not inlined, and left by returns instead of a choice: so the answer is written where its caller wants it, not copied there.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal ValueTask<DispatchResult> DispatchAsync(
        AggregateEndpoint endpoint, CommandRoute route, object command, DispatchOptions? options, CancellationToken cancellation)
    {
        bool isPlain = options is null && _middleware.Length == 0 && !(_waitsUnasked && Waits(route)) && !EdictActivities.Source.HasListeners();
        if (isPlain)
        {
            // What SendAsync does, on the way of nearly every command one frame shorter.
            CommandEnvelope envelope = _envelopes.Create(route, command);
            Exception? failure = TryGetIdentity(envelope, out string? identity);
            if (failure is null)
            {
                return endpoint.Host.ExecuteAsync(identity, envelope, cancellation);
            }

            return ValueTask.FromException<DispatchResult>(failure);
        }

        return DispatchOtherAsync(endpoint, route, command, options, cancellation);
    }

    /// <summary>Goes on with the middleware of an index, or with the aggregate behind the last.</summary>
    internal ValueTask<DispatchResult> InvokeAsync(DispatchContext context, int index)
    {
        if (index < _middleware.Length)
        {
            return _middleware[index].InvokeAsync(context, new Next(runtime, index + 1));
        }

        // A step may go on from several threads at once. Only what reaches the mailbox first may pass for no repeat.
        lock (context)
        {
            CommandTarget target = routing.Find(context.Command);
            DispatchOptions options = context.Options;
            IReadOnlyList<string> waited = HandlersFor(target.Route, options);
            bool mayBeRepeat = context.TakeMayBeRepeat(options.CommandId);
            CommandEnvelope envelope = _envelopes.Create(target.Route, context.Command, options, mayBeRepeat);
            return AwaitSeen(SendAsync(target.Endpoint, envelope, context.Cancellation), waited, options, context.Cancellation);
        }
    }

    private ValueTask<DispatchResult> DispatchOtherAsync(
        AggregateEndpoint endpoint, CommandRoute route, object command, DispatchOptions? options, CancellationToken cancellation) =>
        EdictActivities.Source.HasListeners()
            ? TraceAsync(endpoint, route, command, options, cancellation)
            : EnterAsync(endpoint, route, command, options ?? Defaults, cancellation);

    private ValueTask<DispatchResult> EnterAsync(
        AggregateEndpoint endpoint, CommandRoute route, object command, DispatchOptions options, CancellationToken cancellation)
    {
        if (_middleware.Length > 0)
        {
            return InvokeMiddlewareAsync(route, command, options, cancellation);
        }

        try
        {
            IReadOnlyList<string> waited = HandlersFor(route, options);
            CommandEnvelope envelope = _envelopes.Create(route, command, options, options.CommandId is not null);
            return AwaitSeen(SendAsync(endpoint, envelope, cancellation), waited, options, cancellation);
        }
        catch (Exception exception)
        {
            return ValueTask.FromException<DispatchResult>(exception);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ValueTask<DispatchResult> SendAsync(AggregateEndpoint endpoint, in CommandEnvelope envelope, CancellationToken cancellation)
    {
        Exception? failure = TryGetIdentity(envelope, out string? identity);
        if (failure is null)
        {
            return endpoint.Host.ExecuteAsync(identity, envelope, cancellation);
        }

        return ValueTask.FromException<DispatchResult>(failure);
    }

    // The identity is a property of the user's, which may throw.
    private static Exception? TryGetIdentity(in CommandEnvelope envelope, out string? identity)
    {
        try
        {
            identity = envelope.Route.GetIdentity(envelope.Command);
            return null;
        }
        catch (Exception exception)
        {
            identity = null;
            return exception;
        }
    }

    // Where some commands wait unasked, the others go the short way nevertheless.
    private bool Waits(CommandRoute route) => HandlersFor(route, Defaults).Count > 0;

    private IReadOnlyList<string> HandlersFor(CommandRoute route, DispatchOptions options) => _guard?.HandlersFor(route, options) ?? [];

    private ValueTask<DispatchResult> AwaitSeen(
        ValueTask<DispatchResult> sent, IReadOnlyList<string> waited, DispatchOptions options, CancellationToken cancellation) =>
        waited.Count == 0 ? sent : _guard!.WaitAsync(sent, waited, options, cancellation);

    private async ValueTask<DispatchResult> InvokeMiddlewareAsync(
        CommandRoute route, object command, DispatchOptions options, CancellationToken cancellation)
    {
        // An unknown name is refused before anything runs.
        _ = HandlersFor(route, options);
        bool isIdGiven = options.CommandId is not null;
        DispatchOptions identified = isIdGiven ? options : options with { CommandId = _envelopes.NextId() };
        gate.Enter();
        try
        {
            return await InvokeAsync(new DispatchContext(command, identified, isIdGiven, cancellation), index: 0).ConfigureAwait(false);
        }
        finally
        {
            gate.Leave();
        }
    }

    private async ValueTask<DispatchResult> TraceAsync(
        AggregateEndpoint endpoint, CommandRoute route, object command, DispatchOptions? options, CancellationToken cancellation)
    {
        using Activity? activity = EdictActivities.StartDispatch(command);
        try
        {
            DispatchResult result = await EnterAsync(endpoint, route, command, options ?? Defaults, cancellation).ConfigureAwait(false);
            activity?.SetResult(result);
            return result;
        }
        catch (Exception exception)
        {
            activity?.SetFailure(exception);
            throw;
        }
    }
}
