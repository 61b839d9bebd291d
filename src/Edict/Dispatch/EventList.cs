using System.Collections;

namespace Edict;

/// <summary>The events of one command, in order. Immutable; one event costs no list.</summary>
public readonly struct EventList : IReadOnlyList<object>
{
    // Null, the one event, or an object[] that nobody else holds. No event is an array: arrays carry no [Event].
    private readonly object? _content;

    internal EventList(object? content) => _content = content;

    /// <inheritdoc/>
    public int Count => _content switch
    {
        null => 0,
        object[] events => events.Length,
        _ => 1,
    };

    /// <inheritdoc/>
    public object this[int index] => _content switch
    {
        object[] events => events[index],
        { } single when index == 0 => single,
        _ => throw new ArgumentOutOfRangeException(nameof(index), index, $"There are {Count} events."),
    };

    /// <inheritdoc/>
    public IEnumerator<object> GetEnumerator()
    {
        for (int index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
