namespace Edict;

/// <summary>One dispatch on its way through the middleware. Not thread-safe; not to be kept after the dispatch.</summary>
public sealed class DispatchContext
{
    private readonly Guid? _freshId;
    private object _command;
    private DispatchOptions _options;
    private bool _wasSent;

    internal DispatchContext(object command, DispatchOptions options, bool isIdGiven, CancellationToken cancellation)
    {
        _command = command;
        _options = options;
        _freshId = isIdGiven ? null : options.CommandId;
        Cancellation = cancellation;
    }

    /// <summary>The command. It may be replaced, also by one of another routed type.</summary>
    public object Command
    {
        get => _command;
        set => _command = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>What the caller said about the dispatch, with the command id filled in. It may be replaced.</summary>
    public DispatchOptions Options
    {
        get => _options;
        set => _options = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>The metadata of the command's events; shorthand for that of <see cref="Options"/>.</summary>
    public Metadata Metadata
    {
        get => Options.Metadata;
        set => Options = Options with { Metadata = value };
    }

    /// <summary>Asks to give up waiting.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>
    /// Whether a command id may have been stored before: it may unless it was made for this dispatch and is now sent for the first time.
    /// Whoever asks keeps others from asking until the command has reached the mailbox.
    /// </summary>
    internal bool TakeMayBeRepeat(Guid? commandId)
    {
        bool isFresh = !_wasSent && commandId == _freshId;
        _wasSent = true;
        return commandId is not null && !isFresh;
    }
}
