using System.Diagnostics.CodeAnalysis;

namespace Edict.EventStore;

/// <summary>The subscriptions of an in-memory database, and their dead letters. Safe for concurrent use.</summary>
internal sealed class InMemorySubscriptions
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, InMemorySubscription> _byName = [];

    internal InMemoryNotices Notices { get; } = new();

    internal long Create(string name, long checkpoint, DateTimeOffset now)
    {
        lock (_gate)
        {
            _byName.TryAdd(name, new InMemorySubscription(name, checkpoint, now));
            return _byName[name].Checkpoint;
        }
    }

    internal IReadOnlyList<SubscriptionLease> Hold(Guid owner, IEnumerable<string> names, TimeSpan duration, DateTimeOffset now)
    {
        lock (_gate)
        {
            return [.. names.Select(name => _byName.GetValueOrDefault(name)?.Hold(owner, duration, now)).OfType<SubscriptionLease>()];
        }
    }

    internal void Release(Guid owner, IReadOnlyList<string> names)
    {
        lock (_gate)
        {
            foreach (string name in names)
            {
                _byName.GetValueOrDefault(name)?.Release(owner);
            }
        }
    }

    internal bool Move(SubscriptionLease lease, long from, long to, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (!TryFindHeld(lease, out InMemorySubscription? held) || held.Checkpoint != from)
            {
                return false;
            }

            held.Move(to, now);
            return true;
        }
    }

    internal SubscriptionInfo? Read(string name, DateTimeOffset now)
    {
        lock (_gate)
        {
            return _byName.GetValueOrDefault(name)?.ToInfo(now);
        }
    }

    internal IReadOnlyList<SubscriptionInfo> List(DateTimeOffset now)
    {
        lock (_gate)
        {
            return [.. _byName.Values.Select(subscription => subscription.ToInfo(now)).OrderBy(info => info.Name, StreamKeyOrder.Texts)];
        }
    }

    internal bool Delete(string name)
    {
        lock (_gate)
        {
            return _byName.Remove(name);
        }
    }

    internal bool AddLetters(SubscriptionLease lease, IEnumerable<DeadLetter> letters)
    {
        lock (_gate)
        {
            if (!TryFindHeld(lease, out InMemorySubscription? held))
            {
                return false;
            }

            foreach (DeadLetter letter in letters)
            {
                held.Letters[letter.Position] = letter;
            }

            return true;
        }
    }

    internal IReadOnlyList<DeadLetter> ReadLetters(string name, StreamKey? stream, long afterPosition, int limit)
    {
        lock (_gate)
        {
            return [.. LettersOf(name)
                .Where(letter => letter.Position > afterPosition && (stream is null || letter.Stream == stream))
                .Take(limit)];
        }
    }

    internal IReadOnlyList<StreamKey> ReadParkedStreams(string name)
    {
        lock (_gate)
        {
            return [.. LettersOf(name)
                .Where(letter => letter.Kind != DeadLetterKind.Failed)
                .Select(letter => letter.Stream)
                .Distinct()
                .Order(StreamKeyOrder.Instance)];
        }
    }

    internal long CountLetters(string name)
    {
        lock (_gate)
        {
            return LettersOf(name).Count;
        }
    }

    internal int RemoveLetters(string name, IReadOnlyList<long> positions)
    {
        lock (_gate)
        {
            return _byName.TryGetValue(name, out InMemorySubscription? subscription) ? positions.Count(subscription.Letters.Remove) : 0;
        }
    }

    /// <summary>Removes the letters of a stream.</summary>
    internal void ForgetLetters(StreamKey stream)
    {
        lock (_gate)
        {
            foreach (InMemorySubscription subscription in _byName.Values)
            {
                DeadLetter[] gone = [.. subscription.Letters.Values.Where(letter => letter.Stream == stream)];
                foreach (DeadLetter letter in gone)
                {
                    subscription.Letters.Remove(letter.Position);
                }
            }
        }
    }

    private bool TryFindHeld(SubscriptionLease lease, [NotNullWhen(true)] out InMemorySubscription? held) =>
        _byName.TryGetValue(lease.Name, out held) && held.IsHeldBy(lease);

    private IList<DeadLetter> LettersOf(string name) => _byName.GetValueOrDefault(name)?.Letters.Values ?? (IList<DeadLetter>)[];
}
