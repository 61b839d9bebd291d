namespace Edict.Stores;

/// <summary>What every store refuses before it does anything about subscriptions.</summary>
internal static class SubscriptionArguments
{
    private static readonly TimeSpan ShortestDuration = TimeSpan.FromMilliseconds(1);

    /// <exception cref="ArgumentException">No subscription can have this name.</exception>
    internal static void EnsureName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!ISubscriptionStore.IsName(name))
        {
            throw new ArgumentException(
                $"A subscription's name has 1 to {ISubscriptionStore.MaxNameLength} characters, no NUL and no half of a surrogate pair.", nameof(name));
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">Nothing can be held for so short or so long a time.</exception>
    internal static void EnsureDuration(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, ShortestDuration);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(duration, ISubscriptionStore.MaxDuration);
    }

    /// <summary>The names that subscriptions can have, each once and in the order in which they are given.</summary>
    internal static IEnumerable<string> Names(IReadOnlyList<string> names) => names.Where(ISubscriptionStore.IsName).Distinct();

    /// <summary>Of several letters for one position the last counts.</summary>
    /// <returns>The letters as they are kept, in the order of positions.</returns>
    /// <exception cref="ArgumentException">A letter is not of the lease's subscription.</exception>
    internal static IReadOnlyList<DeadLetter> ToStorable(SubscriptionLease lease, IReadOnlyList<DeadLetter> letters)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentNullException.ThrowIfNull(letters);
        SortedList<long, DeadLetter> storable = [];
        foreach (DeadLetter letter in letters)
        {
            if (letter.Subscription != lease.Name)
            {
                throw new ArgumentException($"A letter of '{letter.Subscription}' cannot be kept under the lease of '{lease.Name}'.", nameof(letters));
            }

            storable[letter.Position] = letter.ToStorable();
        }

        return [.. storable.Values];
    }
}
