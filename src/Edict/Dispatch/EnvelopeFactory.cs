using Edict.Aggregates;
using Edict.CompilerServices;

namespace Edict.Dispatch;

/// <summary>Puts a command, what its caller said, and the application's defaults into an envelope.</summary>
internal sealed class EnvelopeFactory(AggregateSettings settings)
{
    private readonly CommandIds _ids = new();

    internal Guid NextId() => _ids.Next();

    /// <summary>A command of whose dispatch nothing was said.</summary>
    internal CommandEnvelope Create(CommandRoute route, object command)
    {
        Guid id = _ids.Next();
        return new CommandEnvelope(route, command, id)
        {
            CausationId = id,
            CorrelationId = id,
            Metadata = Metadata.Empty,
            Expected = ExpectedVersion.Any,
            RetryAttempts = settings.RetryAttempts,
            Timeout = settings.DispatchTimeout,
            MayBeRepeat = false,
        };
    }

    /// <summary>A command with what its caller said.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    internal CommandEnvelope Create(CommandRoute route, object command, DispatchOptions options, bool mayBeRepeat)
    {
        Check(options);
        Guid id = options.CommandId ?? _ids.Next();
        return new CommandEnvelope(route, command, id)
        {
            CausationId = options.CausationId ?? id,
            CorrelationId = options.CorrelationId ?? id,
            Metadata = options.Metadata,
            Expected = options.ExpectedVersion,
            RetryAttempts = options.RetryAttempts ?? settings.RetryAttempts,
            Timeout = options.Timeout ?? settings.DispatchTimeout,
            MayBeRepeat = mayBeRepeat,
        };
    }

    private static void Check(DispatchOptions options)
    {
        if (options.Timeout is { } timeout && timeout <= TimeSpan.Zero && timeout != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), timeout, "DispatchOptions.Timeout must be more than zero, or Timeout.InfiniteTimeSpan.");
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
