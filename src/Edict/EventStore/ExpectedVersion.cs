namespace Edict;

/// <summary>What a writer expects of a stream's version. A stream's version is the number of its events; 0 means no stream.</summary>
public readonly record struct ExpectedVersion
{
    private const long AnyValue = -1;
    private const long ExistsValue = -2;

    private readonly long _value;

    private ExpectedVersion(long value) => _value = value;

    /// <summary>Whatever the version is.</summary>
    public static ExpectedVersion Any => new(AnyValue);

    /// <summary>No event has been stored yet: version 0.</summary>
    public static ExpectedVersion None => new(0);

    /// <summary>At least one event has been stored.</summary>
    public static ExpectedVersion Exists => new(ExistsValue);

    /// <summary>The exact version, or <see langword="null"/> for <see cref="Any"/> and <see cref="Exists"/>.</summary>
    public long? Version => _value >= 0 ? _value : null;

    /// <summary>Exactly this version.</summary>
    /// <param name="version">The number of events in the stream, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="version"/> is negative.</exception>
    public static ExpectedVersion Exactly(long version)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(version);
        return new ExpectedVersion(version);
    }

    /// <summary>Whether a stream at <paramref name="version"/> is as expected.</summary>
    /// <param name="version">The stream's version, 0 or more.</param>
    public bool Accepts(long version) => _value switch
    {
        AnyValue => true,
        ExistsValue => version > 0,
        _ => version == _value,
    };

    /// <inheritdoc/>
    public override string ToString() => _value switch
    {
        AnyValue => "any",
        ExistsValue => "exists",
        0 => "none",
        _ => _value.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
