using Edict.EventStore;

namespace Edict;

/// <content>What an operator does with streams.</content>
public sealed partial class InMemoryDatabase
{
    internal StreamInfo? FindStream(StreamKey key)
    {
        lock (_gate)
        {
            return _streams.GetValueOrDefault(key)?.Info;
        }
    }

    internal StreamPage ListStreams(StreamQuery query)
    {
        lock (_gate)
        {
            StreamInfo[] found = [.. _streams.Values
                .Where(stream => query.Takes(stream.State)
                    && (query.Aggregate is null || stream.Key.Aggregate == query.Aggregate)
                    && stream.Key.Identity.Contains(query.Search, StringComparison.Ordinal)
                    && (query.After is not { } after || StreamKeyOrder.Instance.Compare(stream.Key, after) > 0))
                .OrderBy(stream => stream.Key, StreamKeyOrder.Instance)
                .Take(query.Limit + 1)
                .Select(stream => stream.Info)];
            return found.Length > query.Limit
                ? new StreamPage(found[..query.Limit], found[query.Limit - 1].Stream)
                : new StreamPage(found, next: null);
        }
    }

    internal void ArchiveStream(StreamKey key)
    {
        lock (_gate)
        {
            FindReadable(key).TryChange(StreamState.Archived, ExpectedVersion.Any);
        }
    }

    internal void RestoreStream(StreamKey key)
    {
        lock (_gate)
        {
            FindKnown(key).TryChange(StreamState.Live, ExpectedVersion.Any);
        }
    }

    internal bool DeleteStream(StreamKey key, ExpectedVersion expected)
    {
        lock (_gate)
        {
            return FindKnown(key).TryChange(StreamState.Deleted, expected);
        }
    }

    internal bool EraseStream(StreamKey key, ExpectedVersion expected)
    {
        if (!AllowErasure)
        {
            throw new ErasureNotAllowedException("InMemoryDatabase.AllowErasure");
        }

        lock (_gate)
        {
            InMemoryStream stream = FindKnown(key);
            if (!stream.TryChange(stream.State, expected, isErased: true))
            {
                return false;
            }

            if (!stream.IsList)
            {
                EraseEvents(stream);
            }

            _streams.Remove(key);
            Subscriptions.ForgetLetters(key);
            return true;
        }
    }

    internal void TruncateStream(StreamKey key, long beforeVersion)
    {
        lock (_gate)
        {
            InMemoryStream stream = FindReadable(key);
            ArgumentOutOfRangeException.ThrowIfLessThan(beforeVersion, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(beforeVersion, stream.ReadableVersion);
            stream.FirstVersion = Math.Max(stream.FirstVersion, beforeVersion);
        }
    }

    internal AppendResult Link(StreamKey key, ExpectedVersion expected, IReadOnlyList<long> positions)
    {
        lock (_gate)
        {
            InMemoryStream list = _streams.GetValueOrDefault(key) ?? new InMemoryStream(this, key, _log, isList: true);
            EnsureTakesLinks(list, positions);
            if (!expected.Accepts(list.Version))
            {
                return AppendResult.Conflict(0, list.Version);
            }

            HashSet<long> given = [];
            if (!positions.All(position => given.Add(position) && !list.Links(position)))
            {
                return AppendResult.Repeated(0, list.Version);
            }

            _streams.TryAdd(key, list);
            foreach (long position in positions)
            {
                list.Link(position);
            }

            return AppendResult.Appended(0, list.Version, positions[^1]);
        }
    }

    internal StateSnapshot? ReadSnapshot(StreamKey key)
    {
        lock (_gate)
        {
            return _streams.GetValueOrDefault(key)?.Snapshot;
        }
    }

    internal void WriteSnapshot(StateSnapshot snapshot)
    {
        lock (_gate)
        {
            InMemoryStream stream = FindKnown(snapshot.Stream);
            if (snapshot.Replaces(stream.Snapshot))
            {
                stream.Snapshot = snapshot with { Payload = snapshot.Payload.ToArray() };
            }
        }
    }

    internal void DeleteSnapshot(StreamKey key)
    {
        lock (_gate)
        {
            if (_streams.TryGetValue(key, out InMemoryStream? stream))
            {
                stream.Snapshot = null;
            }
        }
    }

    internal bool AddLetters(SubscriptionLease lease, IReadOnlyList<DeadLetter> letters)
    {
        lock (_gate)
        {
            return Subscriptions.AddLetters(lease, letters.Where(letter => _streams.ContainsKey(letter.Stream)));
        }
    }

    private void EraseEvents(InMemoryStream stream)
    {
        foreach (long position in stream.PositionsOf(new PageRange(1, stream.ReadableVersion, 1, ReadDirection.Forward, int.MaxValue)))
        {
            _log.At(position).Content = null;
            _lineages.TryRemove(position, out _);
        }
    }

    private void EnsureTakesLinks(InMemoryStream list, IReadOnlyList<long> positions)
    {
        if (list.State != StreamState.Live)
        {
            throw new StreamClosedException(list.Key, list.State);
        }

        if (!list.IsList)
        {
            throw new StreamKindException(list.Key, isList: false);
        }

        foreach (long position in positions)
        {
            if (position < 1 || position > _log.Count || _log.At(position).Content is null)
            {
                throw new ArgumentOutOfRangeException(nameof(positions), position, "There is no event at this position.");
            }
        }
    }

    private InMemoryStream FindKnown(StreamKey key) => _streams.GetValueOrDefault(key) ?? throw new UnknownStreamException(key);

    private InMemoryStream FindReadable(StreamKey key)
    {
        InMemoryStream stream = FindKnown(key);
        return stream.State == StreamState.Deleted ? throw new StreamClosedException(key, StreamState.Deleted) : stream;
    }
}
