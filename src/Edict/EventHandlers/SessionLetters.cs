using System.Collections.Immutable;
using Edict.Subscriptions;

namespace Edict.EventHandlers;

/// <summary>The dead letters of a session: what is given up, and which streams wait behind it. Safe for concurrent use.</summary>
internal sealed class SessionLetters
{
    private readonly IDeadLetterStore _store;
    private readonly SubscriptionLease _lease;
    private readonly TimeProvider _time;
    private readonly HandlerWaits _waits;
    private ImmutableHashSet<StreamKey> _parked;

    // Whether a stream is parked, and that an event is, are one fact to whoever releases streams.
    private readonly SemaphoreSlim _parking = new(1, 1);

    private long _lastGivenUp;

    private SessionLetters(IDeadLetterStore store, SubscriptionLease lease, TimeProvider time, HandlerWaits waits, long processed, IReadOnlyList<StreamKey> parked)
    {
        _store = store;
        _lease = lease;
        _time = time;
        _waits = waits;
        _lastGivenUp = processed;
        _parked = [.. parked];
    }

    internal static async ValueTask<SessionLetters> OpenAsync(
        IDeadLetterStore store, SubscriptionLease lease, TimeProvider time, HandlerWaits waits, long processed, CancellationToken cancellation) =>
        new(store, lease, time, waits, processed, await store.ReadParkedStreamsAsync(lease.Name, cancellation).ConfigureAwait(false));

    /// <summary>The position beyond which no event is among the letters.</summary>
    internal long LastGivenUp => Volatile.Read(ref _lastGivenUp);

    /// <summary>Whether any stream waits behind a letter.</summary>
    internal bool HasParked => !Volatile.Read(ref _parked).IsEmpty;

    internal bool IsParked(StreamKey stream) => Volatile.Read(ref _parked).Contains(stream);

    /// <summary>Keeps an event that waits behind an earlier one of its stream; one that was kept before, and comes again after a crash, stays as it is.</summary>
    /// <returns>Whether it was kept; otherwise its stream was released meanwhile.</returns>
    internal async ValueTask<bool> TryParkAsync(RecordedEvent recorded)
    {
        await _parking.WaitAsync().ConfigureAwait(false);
        try
        {
            if (!IsParked(recorded.Stream))
            {
                return false;
            }

            IReadOnlyList<DeadLetter> kept = await _store
                .ReadAsync(_lease.Name, recorded.Stream, recorded.Position - 1, limit: 1).ConfigureAwait(false);
            if (kept is not [{ } letter] || letter.Position != recorded.Position)
            {
                await AddAsync(Letter(recorded, DeadLetterKind.Parked, attempts: 0, exception: null)).ConfigureAwait(false);
            }

            Note(recorded.Position, UnseenReason.Parked);
            return true;
        }
        finally
        {
            _parking.Release();
        }
    }

    /// <summary>Keeps an event that failed; by the action, later ones of its stream are parked from now on.</summary>
    internal async ValueTask AddAsync(FailureContext failure, ErrorActionKind action)
    {
        DeadLetterKind kind = action == ErrorActionKind.DeadLetterAndPark ? DeadLetterKind.Parking : DeadLetterKind.Failed;
        await AddAsync(Letter(failure.Recorded, kind, failure.Attempt, failure.Exception)).ConfigureAwait(false);
        if (kind == DeadLetterKind.Parking)
        {
            ImmutableInterlocked.Update(ref _parked, static (parked, stream) => parked.Add(stream), failure.Recorded.Stream);
        }

        Note(failure.Recorded.Position, UnseenReason.DeadLettered);
    }

    /// <summary>The first letters of a stream.</summary>
    internal ValueTask<IReadOnlyList<DeadLetter>> ReadAsync(StreamKey stream, long afterPosition, CancellationToken cancellation) =>
        _store.ReadAsync(_lease.Name, stream, afterPosition, cancellation: cancellation);

    internal async ValueTask RemoveAsync(long position) => await _store.RemoveAsync(_lease.Name, [position]).ConfigureAwait(false);

    /// <summary>Lets the later events of a stream be handled again, unless one of them is parked by now.</summary>
    internal async ValueTask<bool> TryReleaseAsync(StreamKey stream, CancellationToken cancellation)
    {
        await _parking.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            IReadOnlyList<StreamKey> parked = await _store.ReadParkedStreamsAsync(_lease.Name, cancellation).ConfigureAwait(false);
            if (parked.Contains(stream))
            {
                return false;
            }

            ImmutableInterlocked.Update(ref _parked, static (parked, gone) => parked.Remove(gone), stream);
            return true;
        }
        finally
        {
            _parking.Release();
        }
    }

    /// <summary>Lets go of the streams that have no letter any more, after some were dropped.</summary>
    internal async ValueTask LookAgainAsync(CancellationToken cancellation)
    {
        await _parking.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            // What comes to be parked meanwhile is left alone.
            ImmutableHashSet<StreamKey> known = Volatile.Read(ref _parked);
            IReadOnlyList<StreamKey> parked = await _store.ReadParkedStreamsAsync(_lease.Name, cancellation).ConfigureAwait(false);
            ImmutableInterlocked.Update(ref _parked, static (now, gone) => now.Except(gone), known.Except(parked));
        }
        finally
        {
            _parking.Release();
        }
    }

    // Whoever begins to wait looks at the position after this, or is told.
    private void Note(long position, UnseenReason reason)
    {
        long last = LastGivenUp;
        while (position > last && Interlocked.CompareExchange(ref _lastGivenUp, position, last) is var found && found != last)
        {
            last = found;
        }

        _waits.GiveUp(position, reason);
    }

    private async ValueTask AddAsync(DeadLetter letter)
    {
        if (!await _store.AddAsync(_lease, [letter]).ConfigureAwait(false))
        {
            throw new LeaseLostException(_lease.Name);
        }
    }

    private DeadLetter Letter(RecordedEvent recorded, DeadLetterKind kind, int attempts, Exception? exception) => new(
        _lease.Name,
        recorded.Position,
        recorded.Stream,
        recorded.Version,
        recorded.Name,
        kind,
        attempts,
        exception?.GetType().FullName ?? "",
        exception?.Message ?? "",
        exception?.ToString() ?? "",
        _time.GetUtcNow());
}
