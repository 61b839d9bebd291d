using System.Collections;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Edict;

/// <summary>
/// Immutable, string to string. It travels with a command, is stored with each of its events, and is compared by content. Keys
/// that begin with <c>edict.</c> are reserved.
/// </summary>
public sealed class Metadata : IReadOnlyDictionary<string, string>, IEquatable<Metadata>
{
    /// <summary>The beginning of keys that are reserved for Edict itself.</summary>
    public const string ReservedPrefix = "edict.";

    private readonly FrozenDictionary<string, string> _values;

    private Metadata(FrozenDictionary<string, string> values) => _values = values;

    /// <summary>No metadata.</summary>
    public static Metadata Empty { get; } = new(FrozenDictionary<string, string>.Empty);

    /// <inheritdoc/>
    public int Count => _values.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _values.Keys;

    /// <inheritdoc/>
    public IEnumerable<string> Values => _values.Values;

    /// <inheritdoc/>
    public string this[string key] => _values[key];

    /// <summary>Makes metadata of pairs; a later pair wins over an earlier one of the same key.</summary>
    /// <param name="pairs">The keys and values; neither is <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">A key is empty or reserved, or a value is <see langword="null"/>.</exception>
    public static Metadata Of(params ReadOnlySpan<(string Key, string Value)> pairs)
    {
        Dictionary<string, string> values = new(pairs.Length, StringComparer.Ordinal);
        foreach ((string key, string value) in pairs)
        {
            values[Checked(key)] = value ?? throw new ArgumentException($"The metadata value of '{key}' is null.", nameof(pairs));
        }

        return From(values);
    }

    /// <summary>This metadata with one more pair, which wins over an earlier one of the same key.</summary>
    /// <param name="key">The key; not empty, not reserved.</param>
    /// <param name="value">The value; not <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">The key is empty or reserved.</exception>
    public Metadata With(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return From(new Dictionary<string, string>(_values, StringComparer.Ordinal) { [Checked(key)] = value });
    }

    /// <summary>This metadata with all pairs of another, which wins where both have a key.</summary>
    /// <param name="other">The metadata to add.</param>
    public Metadata With(Metadata other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Count == 0 || other.Count == 0)
        {
            return Count == 0 ? other : this;
        }

        Dictionary<string, string> values = new(_values, StringComparer.Ordinal);
        foreach ((string key, string value) in other._values)
        {
            values[key] = value;
        }

        return From(values);
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _values.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => _values.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, string>>)_values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(Metadata? other) =>
        ReferenceEquals(this, other) || (other is not null && other.Count == Count
            && _values.All(pair => other._values.TryGetValue(pair.Key, out string? value) && value == pair.Value));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Metadata);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        _values.Aggregate(Count, static (hash, pair) => hash ^ HashCode.Combine(pair.Key, pair.Value));

    /// <summary>Makes metadata of what a store has written, reserved keys included.</summary>
    /// <param name="stored">The stored pairs.</param>
    public static Metadata FromStore(IEnumerable<KeyValuePair<string, string>> stored) => From(stored);

    private static Metadata From(IEnumerable<KeyValuePair<string, string>> values)
    {
        FrozenDictionary<string, string> frozen = values.ToFrozenDictionary(StringComparer.Ordinal);
        return frozen.Count == 0 ? Empty : new Metadata(frozen);
    }

    private static string Checked(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return key.StartsWith(ReservedPrefix, StringComparison.Ordinal)
            ? throw new ArgumentException($"The metadata key '{key}' is reserved: keys that begin with '{ReservedPrefix}' are Edict's own.", nameof(key))
            : key;
    }
}
