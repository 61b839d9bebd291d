using Edict.PostgreSql.Database;
using Edict.PostgreSql.Feed;
using Edict.Stores;
using Npgsql;

namespace Edict.PostgreSql.Writing;

/// <summary>
/// Writes a group of appends and answers their callers. A conflict, a repeat and an append that the server refuses concern their own
/// caller alone; what was in flight when the connection broke is found out before anybody is answered. Used by one caller at a time.
/// </summary>
internal sealed class GroupWriter(
    PostgreSqlStoreSettings settings, Connections connections, Sql sql, DrainGate gate, CommittedEvents committed, long lastPosition)
{
    private readonly AppendCall _call = new(sql, settings.Payload, connections.Prepares);
    private readonly DoubtfulAppend _doubtful = new(connections, sql);
    private long _lastPosition = lastPosition;

    /// <summary>Writes and answers a group; never throws.</summary>
    internal ValueTask WriteAsync(List<PendingAppend> group) => WriteAsync(group, patience: null);

    private async ValueTask WriteAsync(List<PendingAppend> group, Patience? patience)
    {
        while (group.Count > 0)
        {
            Guid attempt = Guid.NewGuid();
            (Exception? failure, bool isInDoubt) = await TryAsync(group, attempt).ConfigureAwait(false);
            if (failure is null)
            {
                Complete(group);
                return;
            }

            patience ??= new Patience(settings.RetryTimeout);
            if (isInDoubt)
            {
                group = await SettleAsync(group, attempt, failure, patience).ConfigureAwait(false);
            }

            if (PostgreSqlErrors.IsPassing(failure))
            {
                if (await patience.TryGoOnAsync(CancellationToken.None).ConfigureAwait(false))
                {
                    continue;
                }
            }
            else if (group.Count > 1 && PostgreSqlErrors.ConcernsContent(failure))
            {
                await WritePartsAsync(group, patience).ConfigureAwait(false);
                return;
            }

            Fail(group, failure);
            return;
        }
    }

    // Halves are tried until the culprit is alone.
    private async ValueTask WritePartsAsync(List<PendingAppend> group, Patience patience)
    {
        int half = group.Count / 2;
        await WriteAsync(group.GetRange(0, half), patience).ConfigureAwait(false);
        await WriteAsync(group.GetRange(half, group.Count - half), patience).ConfigureAwait(false);
    }

    private async ValueTask<(Exception? Failure, bool IsInDoubt)> TryAsync(List<PendingAppend> group, Guid attempt)
    {
        bool isSent = false;
        try
        {
            await using NpgsqlConnection connection = await connections.OpenAsync(CancellationToken.None).ConfigureAwait(false);
            isSent = true;
            await _call.RunAsync(connection, attempt, group).ConfigureAwait(false);
            return (null, false);
        }
        catch (Exception exception)
        {
            return (exception, isSent && !PostgreSqlErrors.IsRefusal(exception));
        }
    }

    // Answers what was stored after all, and gives back the rest, which can be written again without being stored twice.
    private async ValueTask<List<PendingAppend>> SettleAsync(List<PendingAppend> group, Guid attempt, Exception failure, Patience patience)
    {
        while (true)
        {
            try
            {
                Dictionary<PendingAppend, AppendResult> stored =
                    await _doubtful.FindStoredAsync(attempt, _lastPosition, group).ConfigureAwait(false);
                foreach ((PendingAppend pending, AppendResult result) in stored)
                {
                    Answer(pending, result);
                }

                MoveTo(stored.Values.Select(result => result.Position).Append(_lastPosition).Max());

                return group.FindAll(pending => !stored.ContainsKey(pending));
            }
            catch (Exception exception)
            {
                if (!PostgreSqlErrors.IsPassing(exception) || !await patience.TryGoOnAsync(CancellationToken.None).ConfigureAwait(false))
                {
                    Fail(group, failure, mayBeStored: true);
                    return [];
                }
            }
        }
    }

    private void Complete(List<PendingAppend> group)
    {
        long position = _call.LastPosition;
        int rounds = group.Max(pending => pending.Round) + 1;
        for (int round = 0; round < rounds; round++)
        {
            for (int index = 0; index < group.Count; index++)
            {
                if (group[index].Round == round)
                {
                    position = Complete(group[index], _call.Outcomes[index], position);
                }
            }
        }

        MoveTo(position);
    }

    private void MoveTo(long position)
    {
        bool grows = position > _lastPosition;
        _lastPosition = position;
        if (grows)
        {
            committed.Advance(position);
        }
    }

    // The server numbers the accepted events of a round in the order in which they came.
    private long Complete(PendingAppend pending, in BatchOutcome outcome, long position)
    {
        (Verdict verdict, int write, long version) = outcome;
        AppendBatch batch = pending.Batch;
        switch (verdict)
        {
            case Verdict.Done:
                position += CountEvents(batch);
                AppendResult appended = AppendResult.Appended(write, version, position);
                committed.Publish(batch, appended);
                Answer(pending, appended);
                break;
            case Verdict.Conflict:
                Answer(pending, AppendResult.Conflict(write, version));
                break;
            case Verdict.Repeated:
                Answer(pending, AppendResult.Repeated(write, version));
                break;
            default:
                Refuse(pending, verdict, batch.Writes[write].Stream, version);
                break;
        }

        return position;
    }

    private void Refuse(PendingAppend pending, Verdict verdict, StreamKey stream, long state)
    {
        gate.Exit();
        pending.Fail(verdict == Verdict.Closed ? new StreamClosedException(stream, (StreamState)state) : new StreamKindException(stream, isList: true));
    }

    private static int CountEvents(AppendBatch batch)
    {
        int count = 0;
        foreach (StreamWrite write in batch.Writes)
        {
            count += write.Events.Count;
        }

        return count;
    }

    private void Answer(PendingAppend pending, in AppendResult result)
    {
        gate.Exit();
        pending.Complete(result);
    }

    private void Fail(List<PendingAppend> group, Exception exception, bool mayBeStored = false)
    {
        foreach (PendingAppend pending in group)
        {
            gate.Exit();
            pending.Fail(PostgreSqlErrors.For(exception, mayBeStored));
        }
    }
}
