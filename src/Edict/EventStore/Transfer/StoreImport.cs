using System.Text.Json;

namespace Edict.EventStore.Transfer;

/// <summary>Appends what a file of exported events has to a store that has none of it, or the beginning of it.</summary>
internal sealed class StoreImport(IEventStore store, EventTypeRegistry types, string path, IProgress<TransferProgress>? progress)
{
    private readonly ImportedEvents _events = new(types, store.Traits.WantsPayload);
    private readonly ImportedStreams _streams = new(store);
    private long _line;
    private long _read;
    private long _there;
    private RecordedEvent? _last;
    private bool _isWhole;

    internal async Task<TransferProgress> RunAsync(CancellationToken cancellation)
    {
        await LookWhatIsThereAsync(cancellation).ConfigureAwait(false);
        FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        await using (file.ConfigureAwait(false))
        {
            await foreach (ReadOnlyMemory<byte> line in JsonLines.ReadAsync(file, cancellation).ConfigureAwait(false))
            {
                _line++;
                await ReadAsync(line, cancellation).ConfigureAwait(false);
            }
        }

        return _isWhole
            ? Report()
            : throw new TransferException(
                path, _line + 1, "The file ends in the middle. Export to it again, which goes on where it stopped, and then import again.");
    }

    // Positions have no holes, so the last one is the number of events.
    private async Task LookWhatIsThereAsync(CancellationToken cancellation)
    {
        EventFilter all = new() { IncludesArchived = true, IncludesTruncated = true };
        EventPage newest = await store.ReadAllAsync(long.MaxValue, ReadDirection.Backward, 1, all, cancellation).ConfigureAwait(false);
        _last = newest.Count > 0 ? newest[0] : null;
        _there = _last?.Position ?? 0;
        Report();
    }

    private async ValueTask ReadAsync(ReadOnlyMemory<byte> line, CancellationToken cancellation)
    {
        try
        {
            if (_line == 1)
            {
                ImportLine.EnsureFormat(path, line.Span);
            }
            else
            {
                await ReadContentAsync(line, cancellation).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (ImportLine.IsBroken(exception))
        {
            throw ImportLine.Broken(path, _line, exception);
        }
        catch (Exception exception) when (exception is UnknownEventException or EventSerializationException)
        {
            throw new TransferException(path, _line, exception.Message, exception);
        }
    }

    private async ValueTask ReadContentAsync(ReadOnlyMemory<byte> line, CancellationToken cancellation)
    {
        if (ImportLine.IsAbout(line.Span, TransferLine.Position))
        {
            await ReadEventAsync(line).ConfigureAwait(false);
            return;
        }

        await AppendRestAsync().ConfigureAwait(false);
        _isWhole = ImportLine.IsAbout(line.Span, TransferLine.End);
        if (!_isWhole)
        {
            await _streams.ReadAsync(line, cancellation).ConfigureAwait(false);
            return;
        }

        EnsureNoneLacks(line.Span);
    }

    private void EnsureNoneLacks(ReadOnlySpan<byte> line)
    {
        using JsonDocument document = ImportLine.Parse(line);
        long written = document.RootElement.GetProperty(TransferLine.End).GetInt64();
        if (written != _read)
        {
            throw new TransferException(
                path, _line, $"The file was written with {written} events and has {_read}. Export anew; or correct this line where the change was meant.");
        }
    }

    private async ValueTask ReadEventAsync(ReadOnlyMemory<byte> line)
    {
        if (++_read < _there)
        {
            return;
        }

        if (_read == _there)
        {
            EnsureSame(line.Span);
        }
        else if (_events.Add(line.Span) is { } full)
        {
            await AppendAsync(full).ConfigureAwait(false);
        }
    }

    private void EnsureSame(ReadOnlySpan<byte> line)
    {
        if (!ImportLine.IsOf(line, _last!))
        {
            throw new TransferException(
                path, _line, $"The store has another event at position {_there}. Import into an empty store, or into one that an import of this file began.");
        }
    }

    private async Task AppendRestAsync()
    {
        if (_read < _there)
        {
            throw new TransferException(
                path, _line, $"The store has {_there} events, more than the file. Import into an empty store, or into one that an import of this file began.");
        }

        if (_events.Count > 0)
        {
            await AppendAsync(_events.Take()).ConfigureAwait(false);
        }
    }

    private async Task AppendAsync(AppendBatch batch)
    {
        AppendResult result = await store.AppendAsync(batch).ConfigureAwait(false);
        if (result.Status != AppendStatus.Appended)
        {
            throw new TransferException(
                path, _line, $"Stream '{batch.Writes[result.WriteIndex].Stream}' is at version {result.Version}, which does not go on as the file does. "
                + "Nobody else may write to the store while events are imported.");
        }

        _there = result.Position;
        Report();
    }

    private TransferProgress Report()
    {
        TransferProgress done = new(_there, _there);
        progress?.Report(done);
        return done;
    }
}
