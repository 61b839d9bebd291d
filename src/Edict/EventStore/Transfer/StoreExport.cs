using System.Runtime.CompilerServices;

namespace Edict.EventStore.Transfer;

/// <summary>Writes everything that a store has to a file, and goes on with one that an earlier run has begun.</summary>
internal sealed class StoreExport(IEventStore store, string path, IProgress<TransferProgress>? progress)
{
    private const int EventsBetweenReports = 1_000;

    private static readonly EventFilter All = new() { IncludesArchived = true, IncludesTruncated = true };

    internal async Task<TransferProgress> RunAsync(CancellationToken cancellation)
    {
        ExportFile file = await ExportFile.OpenAsync(path, cancellation).ConfigureAwait(false);
        await using (file.ConfigureAwait(false))
        {
            await EnsureSameStoreAsync(file, cancellation).ConfigureAwait(false);
            file.GoOn();
            await WriteEventsAsync(file, cancellation).ConfigureAwait(false);
            await WriteStreamsAsync(file, cancellation).ConfigureAwait(false);
            await file.FinishAsync(cancellation).ConfigureAwait(false);
            return Report(file);
        }
    }

    // Where that event was erased meanwhile there is nothing to compare.
    private async Task EnsureSameStoreAsync(ExportFile file, CancellationToken cancellation)
    {
        EventPage last = await store.ReadAllAsync(file.Position, ReadDirection.Backward, 1, All, cancellation).ConfigureAwait(false);
        if (last.Count == 0 || last[0].Position != file.Position)
        {
            return;
        }

        try
        {
            if (!ImportLine.IsOf(file.LastEvent, last[0]))
            {
                throw new TransferException(path, file.Events + 1, "The file has events of another store. Name another one; this one was left as it is.");
            }
        }
        catch (Exception exception) when (ImportLine.IsBroken(exception))
        {
            throw ImportLine.Broken(path, file.Events + 1, exception);
        }
    }

    private async Task WriteEventsAsync(ExportFile file, CancellationToken cancellation)
    {
        Report(file);
        await foreach (RecordedEvent recorded in store.EnumerateAllAsync(All, file.Position + 1, cancellation: cancellation).ConfigureAwait(false))
        {
            await file.WriteAsync(recorded, cancellation).ConfigureAwait(false);
            if (file.Events % EventsBetweenReports == 0)
            {
                Report(file);
            }
        }
    }

    // Lists and snapshots first: what the states close or truncate could not be referred to.
    private async Task WriteStreamsAsync(ExportFile file, CancellationToken cancellation)
    {
        await foreach (StreamInfo stream in StreamsAsync(cancellation).ConfigureAwait(false))
        {
            await WriteContentsAsync(file, stream, cancellation).ConfigureAwait(false);
        }

        await foreach (StreamInfo stream in StreamsAsync(cancellation).ConfigureAwait(false))
        {
            // A list is counted anew from what is left of it.
            StreamInfo kept = stream.IsList ? stream with { FirstVersion = 1 } : stream;
            if (kept is not { State: StreamState.Live, FirstVersion: 1 } && !await IsLostAsync(file, kept, cancellation).ConfigureAwait(false))
            {
                await file.WriteStateAsync(kept, cancellation).ConfigureAwait(false);
            }
        }
    }

    private async IAsyncEnumerable<StreamInfo> StreamsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        StreamQuery query = new() { IncludesArchived = true, IncludesDeleted = true, Limit = EventsBetweenReports };
        StreamPage page;
        do
        {
            page = await store.Streams.ListAsync(query, cancellation).ConfigureAwait(false);
            foreach (StreamInfo stream in page)
            {
                yield return stream;
            }

            query = query with { After = page.Next };
        }
        while (page.Next is not null);
    }

    private async ValueTask<bool> IsLostAsync(ExportFile file, StreamInfo stream, CancellationToken cancellation) =>
        stream.IsList && (await FindListedAsync(file, stream, cancellation).ConfigureAwait(false)).Count == 0;

    private async Task WriteContentsAsync(ExportFile file, StreamInfo stream, CancellationToken cancellation)
    {
        if (stream.IsList && await FindListedAsync(file, stream, cancellation).ConfigureAwait(false) is { Count: > 0 } events)
        {
            await file.WriteListAsync(stream.Stream, events, cancellation).ConfigureAwait(false);
        }

        // A damaged one would make the file unreadable, and is of no use where it is.
        if (await store.Snapshots.ReadAsync(stream.Stream, cancellation).ConfigureAwait(false) is { } snapshot && TransferLine.IsJson(snapshot.Payload.Span))
        {
            await file.WriteSnapshotAsync(snapshot, cancellation).ConfigureAwait(false);
        }
    }

    // A deleted list cannot be read any more; and one may list by now what came after the last event in the file.
    private async Task<List<(StreamKey Stream, long Version)>> FindListedAsync(ExportFile file, StreamInfo list, CancellationToken cancellation)
    {
        List<(StreamKey, long)> events = [];
        if (list.State == StreamState.Deleted)
        {
            return events;
        }

        await foreach (RecordedEvent recorded in store.EnumerateStreamAsync(list.Stream, cancellation: cancellation).ConfigureAwait(false))
        {
            if (recorded.Position <= file.Position)
            {
                events.Add((recorded.Stream, recorded.Version));
            }
        }

        return events;
    }

    private TransferProgress Report(ExportFile file)
    {
        TransferProgress done = new(file.Events, file.Position);
        progress?.Report(done);
        return done;
    }
}
