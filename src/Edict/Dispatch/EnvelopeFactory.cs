using Edict.Aggregates;
using Edict.CompilerServices;

namespace Edict.Dispatch;

/// <summary>Puts a command and what its caller said into an envelope.</summary>
internal sealed class EnvelopeFactory
{
    private readonly CommandIds _ids = new();

    internal Guid NextId() => _ids.Next();

    /// <summary>A command of whose dispatch nothing was said.</summary>
    internal CommandEnvelope Create(CommandRoute route, object command) => new(route, command, _ids.Next(), options: null, mayBeRepeat: false);

    /// <summary>A command with what its caller said.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    internal CommandEnvelope Create(CommandRoute route, object command, DispatchOptions options, bool mayBeRepeat)
    {
        Check(options);
        return new CommandEnvelope(route, command, options.CommandId ?? _ids.Next(), options, mayBeRepeat);
    }

    private static void Check(DispatchOptions options)
    {
        if (options.Timeout is { } timeout && timeout <= TimeSpan.Zero && timeout != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), timeout, "DispatchOptions.Timeout must be more than zero, or Timeout.InfiniteTimeSpan.");
        }

        if (options.ConsistencyTimeout is { } waiting && waiting <= TimeSpan.Zero && waiting != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), waiting, "DispatchOptions.ConsistencyTimeout must be more than zero, or Timeout.InfiniteTimeSpan.");
        }

        if (options.Consistency is { } consistency && !Enum.IsDefined(consistency))
        {
            throw new ArgumentOutOfRangeException(nameof(options), consistency, "DispatchOptions.Consistency must be Eventual or Strong.");
        }

        if (options.RetryAttempts < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.RetryAttempts, "DispatchOptions.RetryAttempts must be 0 or more.");
        }

        if (options.CommandId == Guid.Empty)
        {
            throw new ArgumentException("DispatchOptions.CommandId is empty; give an id of its own to each command, or none.", nameof(options));
        }

        if (options.Metadata is null)
        {
            throw new ArgumentException("DispatchOptions.Metadata is null; use Metadata.Empty.", nameof(options));
        }
    }
}
