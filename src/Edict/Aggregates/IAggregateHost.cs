
namespace Edict.Aggregates;

/// <summary>
/// The seam between routing and mailboxes: where the instances of one aggregate live. Commands, results and errors that cross it
/// are values, so that instances on another machine would change no caller.
/// </summary>
internal interface IAggregateHost
{
    /// <summary>Lets an instance decide on a command; exceptions are in the answer.</summary>
    /// <exception cref="InvalidIdentityException">The identity is empty, too long, or has a NUL.</exception>
    /// <exception cref="ReentrantDispatchException">The instance is executing on this call chain.</exception>
    /// <exception cref="ObjectDisposedException">The host has stopped.</exception>
    ValueTask<DispatchResult> ExecuteAsync(string? identity, in CommandEnvelope command, CancellationToken cancellation);

    /// <summary>Lets a function read an instance's durable state in its mailbox.</summary>
    /// <exception cref="AggregateOverloadedException">The instance's queue is full.</exception>
    ValueTask<TResult> ReadAsync<TAggregate, TResult>(
        string? identity, Func<TAggregate, TResult> read, TimeSpan timeout, CancellationToken cancellation)
        where TAggregate : class;

    /// <summary>Takes nothing more, and completes when everything taken is done.</summary>
    Task StopAsync();
}
