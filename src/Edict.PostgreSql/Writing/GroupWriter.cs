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
    PostgreSqlStoreSettings settings, Connections connections, Sql sql, DrainGate gate, CommittedEvents committed, WriterMemory memory)
{
    private readonly ExaminedAppend _examined = new(sql, settings.Payload, connections.Prepares);
    private readonly DoubtfulAppend _doubtful = new(connections, sql);

    private Task _before = Task.CompletedTask;

    /// <summary>Writes and answers a group, and lets go of its streams; never throws.</summary>
    /// <param name="group">The group.</param>
    /// <param name="before">Ends when the group before is answered: those who follow hear of commits in their order.</param>
    internal async ValueTask WriteAsync(AppendGroup group, Task before)
    {
        _before = before;
        List<PendingAppend> left = group.IsKnown ? await WriteKnownAsync(group).ConfigureAwait(false) : group.Appends;
        await WriteAsync(left, group, patience: null).ConfigureAwait(false);
        group.LetGo();
    }

    // What this cannot write is examined by the server, and so are its failures.
    private async ValueTask<List<PendingAppend>> WriteKnownAsync(AppendGroup group)
    {
        Attempt attempt = BeginAttempt();
        long? last = null;
        (Exception? failure, bool isInDoubt) = await TryAsync(
            async connection => last = await group.Known.RunAsync(connection, attempt.Id, group.Edit, memory).ConfigureAwait(false)).ConfigureAwait(false);
        if (last is { } position && failure is null)
        {
            await _before.ConfigureAwait(false);
            CompleteKnown(group, position);
            return [];
        }

        return isInDoubt
            ? await SettleAsync(group.Appends, group, attempt, failure!, new Patience(settings.RetryTimeout)).ConfigureAwait(false)
            : group.Appends;
    }

    private void CompleteKnown(AppendGroup group, long position)
    {
        Span<long> versions = group.Appends.Count <= 1_024 ? stackalloc long[group.Appends.Count] : new long[group.Appends.Count];
        for (int index = 0; index < versions.Length; index++)
        {
            versions[index] = group.Appends[index].Advance();
        }

        group.LetGo();
        for (int index = 0; index < versions.Length; index++)
        {
            PendingAppend pending = group.Appends[index];
            position += pending.CountEvents();
            AnswerStored(pending, AppendResult.Appended(pending.Batch.Writes.Count - 1, versions[index], position));
        }

        MoveTo(position);
    }

    private async ValueTask WriteAsync(List<PendingAppend> left, AppendGroup group, Patience? patience)
    {
        while (left.Count > 0)
        {
            Attempt attempt = BeginAttempt();
            (Exception? failure, bool isInDoubt) = await TryAsync(connection => _examined.RunAsync(connection, attempt.Id, left)).ConfigureAwait(false);
            if (failure is null)
            {
                await _before.ConfigureAwait(false);
                Complete(left, group);
                return;
            }

            patience ??= new Patience(settings.RetryTimeout);
            if (isInDoubt)
            {
                left = await SettleAsync(left, group, attempt, failure, patience).ConfigureAwait(false);
            }

            if (PostgreSqlErrors.IsPassing(failure))
            {
                if (await patience.TryGoOnAsync(CancellationToken.None).ConfigureAwait(false))
                {
                    continue;
                }
            }
            else if (left.Count > 1 && PostgreSqlErrors.ConcernsContent(failure))
            {
                await WritePartsAsync(left, group, patience).ConfigureAwait(false);
                return;
            }

            Fail(left, failure);
            return;
        }
    }

    // By the time of a look for what became of it, the other flight may have moved the last position beyond its events.
    private Attempt BeginAttempt() => new(Guid.NewGuid(), memory.LastPosition);

    // Halves are tried until the culprit is alone.
    private async ValueTask WritePartsAsync(List<PendingAppend> left, AppendGroup group, Patience patience)
    {
        int half = left.Count / 2;
        List<PendingAppend> second = left.GetRange(half, left.Count - half);
        await WriteAsync(left.GetRange(0, half), group, patience).ConfigureAwait(false);
        await WriteAsync(second, group, patience).ConfigureAwait(false);
    }

    private async ValueTask<(Exception? Failure, bool IsInDoubt)> TryAsync(Func<NpgsqlConnection, ValueTask> run)
    {
        bool isSent = false;
        try
        {
            await using NpgsqlConnection connection = await connections.OpenForAppendAsync().ConfigureAwait(false);
            isSent = true;
            await run(connection).ConfigureAwait(false);
            return (null, false);
        }
        catch (Exception exception)
        {
            return (exception, isSent && !PostgreSqlErrors.IsRefusal(exception));
        }
    }

    // Answers what was stored after all, and gives back the rest, which can be written again without being stored twice.
    private async ValueTask<List<PendingAppend>> SettleAsync(
        List<PendingAppend> left, AppendGroup group, Attempt attempt, Exception failure, Patience patience)
    {
        group.ForgetStreams();
        while (true)
        {
            try
            {
                Dictionary<PendingAppend, AppendResult> stored =
                    await _doubtful.FindStoredAsync(attempt, left).ConfigureAwait(false);
                await _before.ConfigureAwait(false);
                List<PendingAppend> rest = left.FindAll(pending => !stored.ContainsKey(pending));
                foreach ((PendingAppend pending, AppendResult result) in stored)
                {
                    Answer(pending, result);
                }

                MoveTo(stored.Values.Select(static result => result.Position).Append(0).Max());
                return rest;
            }
            catch (Exception exception)
            {
                if (!PostgreSqlErrors.IsPassing(exception) || !await patience.TryGoOnAsync(CancellationToken.None).ConfigureAwait(false))
                {
                    Fail(left, failure, mayBeStored: true);
                    return [];
                }
            }
        }
    }

    private void Complete(List<PendingAppend> left, AppendGroup group)
    {
        memory.Edit = _examined.Edit;
        for (int index = 0; index < left.Count; index++)
        {
            Learn(left[index], _examined.Outcomes[index]);
        }

        if (left == group.Appends)
        {
            group.LetGo();
        }

        MoveTo(Answer(left, _examined.LastPosition));
    }

    // Of an append that writes several streams only one is answered; it may have moved the others.
    private void Learn(PendingAppend pending, in BatchOutcome outcome)
    {
        TrackedStream stream = pending.Streams[outcome.Write];
        if (outcome.Stream != 0 && outcome.Verdict is Verdict.Done or Verdict.Conflict or Verdict.Repeated
            && pending.Streams.TrueForAll(other => other == stream))
        {
            stream.Learn(outcome.Stream, outcome.Version, _examined.Edit);
            return;
        }

        pending.Streams.ForEach(static one => one.Forget());
    }

    // Whoever is answered may be back at once, and be given another round, so the order is made before.
    private long Answer(List<PendingAppend> left, long position)
    {
        foreach (int index in (int[])[.. Enumerable.Range(0, left.Count).OrderBy(index => left[index].Round)])
        {
            position = Answer(left[index], _examined.Outcomes[index], position);
        }

        return position;
    }

    // The server numbers the accepted events of a round in the order in which they came.
    private long Answer(PendingAppend pending, in BatchOutcome outcome, long position)
    {
        (Verdict verdict, int write, long version, _) = outcome;
        switch (verdict)
        {
            case Verdict.Done:
                position += pending.CountEvents();
                AnswerStored(pending, AppendResult.Appended(write, version, position));
                break;
            case Verdict.Conflict:
                Answer(pending, AppendResult.Conflict(write, version));
                break;
            case Verdict.Repeated:
                Answer(pending, AppendResult.Repeated(write, version));
                break;
            default:
                Refuse(pending, verdict, pending.Batch.Writes[write].Stream, version);
                break;
        }

        return position;
    }

    private void Refuse(PendingAppend pending, Verdict verdict, StreamKey stream, long state)
    {
        gate.Exit();
        pending.Fail(verdict == Verdict.Closed ? new StreamClosedException(stream, (StreamState)state) : new StreamKindException(stream, isList: true));
    }

    private void AnswerStored(PendingAppend pending, in AppendResult result)
    {
        committed.Publish(pending.Batch, result);
        Answer(pending, result);
    }

    private void MoveTo(long position)
    {
        if (position > memory.LastPosition)
        {
            memory.Reached(position);
            committed.Advance(position);
        }
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
