namespace Edict;

/// <summary>Up to where a stream counts: to its end, to a version, or to a time. Immutable.</summary>
public readonly record struct AsOf
{
    private readonly long? _version;
    private readonly DateTimeOffset? _time;

    private AsOf(long? version, DateTimeOffset? time)
    {
        _version = version;
        _time = time;
    }

    /// <summary>Everything counts that is stored when it is read.</summary>
    public static AsOf Now => default;

    internal long LastVersion => _version ?? long.MaxValue;

    /// <summary>The events up to a version count; all of them where the stream has not come so far.</summary>
    /// <param name="version">The last version: 0 for none, or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The version is below zero.</exception>
    public static AsOf Version(long version)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(version);
        return new AsOf(version, time: null);
    }

    /// <summary>
    /// The events count that lie before the first one which is later than a time. Times are those of the processes that handled the commands, so that an event may be
    /// a little earlier than the one before it; what counts is always the beginning of the stream.
    /// </summary>
    /// <param name="time">The last time, inclusive.</param>
    public static AsOf Time(DateTimeOffset time) => new(version: null, time);

    internal bool Counts(RecordedEvent recorded) => recorded.Version <= LastVersion && (_time is not { } last || recorded.Timestamp <= last);

    /// <inheritdoc/>
    public override string ToString() => (_version, _time) switch
    {
        ({ } version, _) => $"version {version}",
        (_, { } time) => $"{time:O}",
        _ => "now",
    };
}
