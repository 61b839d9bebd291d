namespace Edict;

/// <summary>What a handler may know besides the command and the state, so that it needs no clock and no randomness.</summary>
public readonly struct CommandContext
{
    /// <summary>Made by Edict for each decision; a test that calls a handler itself may make its own.</summary>
    /// <param name="stream">The stream of the aggregate.</param>
    /// <param name="version">The version that the command is decided on, 0 or more.</param>
    /// <param name="origin">The time, ids and metadata of the command.</param>
    public CommandContext(StreamKey stream, long version, in EventOrigin origin)
    {
        Stream = stream;
        Version = version;
        Origin = origin;
    }

    /// <summary>The stream of the aggregate.</summary>
    public StreamKey Stream { get; }

    /// <summary>The version of the stream that the command is decided on: the number of its events; 0 for a new one.</summary>
    public long Version { get; }

    /// <summary>The time of the decision and of its events: UTC, whole microseconds, the same through the whole handler.</summary>
    public DateTimeOffset Now => Origin.Timestamp;

    /// <summary>The id of the command.</summary>
    public Guid CommandId => Origin.CommandId;

    /// <summary>What caused the command; the command's own id when the caller named nothing.</summary>
    public Guid CausationId => Origin.CausationId;

    /// <summary>What the command belongs to.</summary>
    public Guid CorrelationId => Origin.CorrelationId;

    /// <summary>The metadata that its events will carry.</summary>
    public Metadata Metadata => Origin.Metadata;

    internal EventOrigin Origin { get; }

    /// <summary>An id for something new, the same whenever the same command is decided again.</summary>
    /// <param name="index">Tells several new ids of one command apart; 0 or more.</param>
    public Guid NewId(int index = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return EventId.Of(EventId.Of(CommandId, int.MaxValue), index);
    }
}
