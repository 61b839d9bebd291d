namespace Edict;

/// <summary>What a caller may say about one dispatch; what is left out has the application's default. Immutable.</summary>
public sealed record DispatchOptions
{
    /// <summary>
    /// How long to wait at most, in the queue, for rehydration and for the store together: more than zero, or
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>; the default is the application's.
    /// </summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Stored with every event of the command.</summary>
    public Metadata Metadata { get; init; } = Metadata.Empty;

    /// <summary>
    /// The id of the command. Give one to make a repeat safe: a command whose id has already been stored in the stream, within the
    /// store's window, takes effect once and answers as it did the first time.
    /// </summary>
    public Guid? CommandId { get; init; }

    /// <summary>What caused the command; the default is the command's own id.</summary>
    public Guid? CausationId { get; init; }

    /// <summary>What the command belongs to; the default is the command's own id.</summary>
    public Guid? CorrelationId { get; init; }

    /// <summary>How often a command is decided again after a version conflict, 0 or more; the default is the application's.</summary>
    public int? RetryAttempts { get; init; }

    /// <summary>
    /// Whether to wait until the event handlers that declare themselves strong have processed the command's events. When neither this nor <see cref="WaitFor"/> is given,
    /// the command's <see cref="ConsistentAttribute"/> decides, and then <see cref="EdictOptions.Consistency"/>.
    /// </summary>
    public Consistency? Consistency { get; init; }

    /// <summary>
    /// The stable names of event handlers to wait for, whatever they declare; with <see cref="Edict.Consistency.Strong"/>, beside those that declare themselves strong.
    /// <see langword="null"/> for none of its own.
    /// </summary>
    public IReadOnlyCollection<string>? WaitFor { get; init; }

    /// <summary>
    /// How long to wait at most for event handlers, from when the events are durable, beside <see cref="Timeout"/>: more than zero, or
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>; the default is the application's.
    /// </summary>
    public TimeSpan? ConsistencyTimeout { get; init; }

    /// <summary>What the caller expects of the stream's version. A conflict with it is answered, never retried.</summary>
    public ExpectedVersion ExpectedVersion { get; init; } = ExpectedVersion.Any;
}
