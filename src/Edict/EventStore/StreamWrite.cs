using System.Runtime.InteropServices;
using Edict.EventStore;

namespace Edict;

/// <summary>The events of one command for one stream. Immutable while an append that carries it is in flight.</summary>
public sealed class StreamWrite
{
    /// <summary>
    /// The window in which every store recognises a repeat: a command whose last event is among this many last events of its
    /// stream. There is no limit of time.
    /// </summary>
    public const int RepeatWindow = 1_000;

    /// <summary>The stream to append to.</summary>
    public required StreamKey Stream
    {
        get;
        set
        {
            field = value;
            InMemoryStream = null;
        }
    }

    /// <summary>What the stream's version must be.</summary>
    public required ExpectedVersion Expected { get; set; }

    /// <summary>The id of the command whose events these are.</summary>
    public required Guid CommandId { get; set; }

    /// <summary>What caused the events: the command itself, or what the caller named.</summary>
    public required Guid CausationId { get; set; }

    /// <summary>What the events belong to.</summary>
    public required Guid CorrelationId { get; set; }

    /// <summary>When the command was handled: UTC, whole microseconds.</summary>
    public required DateTimeOffset Timestamp { get; set; }

    /// <summary>The metadata of each of the events.</summary>
    public Metadata Metadata { get; set; } = Metadata.Empty;

    /// <summary>
    /// Whether the store must first look for events of the same command in the same stream, within its documented window. It
    /// is set where the caller gave the command id; ids that Edict makes are never repeated unless a caller gives them back.
    /// </summary>
    public bool MayBeRepeat { get; set; }

    /// <summary>The events in order; at least one.</summary>
    public List<NewEvent> Events { get; } = [];

    internal bool IsCompleteAndImmutable
    {
        get
        {
            foreach (ref readonly NewEvent added in CollectionsMarshal.AsSpan(Events))
            {
                if (!added.Type.IsImmutable)
                {
                    return false;
                }
            }

            return Events.Count > 0;
        }
    }

    internal EventOrigin Origin => new(CommandId, CausationId, CorrelationId, Timestamp, Metadata);

    /// <summary>Where the in-memory store found <see cref="Stream"/>, so that a write used again is not looked up again.</summary>
    internal InMemoryStream? InMemoryStream { get; set; }
}
