using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Edict.EventStore.Transfer;

/// <summary>A file of JSON Lines that is being written: events in the order of the log, then what else there is of streams.</summary>
internal sealed class ExportFile : IAsyncDisposable
{
    private const int BytesBetweenWrites = 256 * 1024;

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly FileStream _file;
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _json;
    private long _length;

    private ExportFile(FileStream file)
    {
        _file = file;
        _json = new Utf8JsonWriter(_buffer, Readable);
    }

    /// <summary>The events in the file.</summary>
    internal long Events { get; private set; }

    /// <summary>The position of the last event in the file; 0 when it has none.</summary>
    internal long Position { get; private set; }

    /// <summary>The line of the last event that an earlier export wrote; empty when there is none.</summary>
    internal byte[] LastEvent { get; private set; } = [];

    /// <summary>Opens a file and finds the last whole event that an earlier export wrote to it; nothing is changed.</summary>
    internal static async Task<ExportFile> OpenAsync(string path, CancellationToken cancellation)
    {
        ExportFile export = new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read));
        try
        {
            await export.FindLastEventAsync(path, cancellation).ConfigureAwait(false);
            return export;
        }
        catch
        {
            await export._file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Goes behind the last event. What follows the events is written anew, since it may have changed.</summary>
    internal void GoOn()
    {
        _file.SetLength(_length);
        _file.Position = _length;
        if (_length == 0)
        {
            Begin();
            _json.WriteNumber(TransferLine.Format, ImportLine.FormatVersion);
            End();
        }
    }

    internal async ValueTask WriteAsync(RecordedEvent recorded, CancellationToken cancellation)
    {
        Begin();
        _json.WriteNumber(TransferLine.Position, recorded.Position);
        _json.WriteStream(TransferLine.Stream, recorded.Stream);
        _json.WriteNumber(TransferLine.Version, recorded.Version);
        _json.WriteString(TransferLine.Name, recorded.Name);
        _json.WriteNumber(TransferLine.TypeVersion, recorded.TypeVersion);
        _json.WriteString(TransferLine.Command, recorded.CommandId);
        _json.WriteNumber(TransferLine.Index, recorded.Index);
        _json.WriteString(TransferLine.Causation, recorded.CausationId);
        _json.WriteString(TransferLine.Correlation, recorded.CorrelationId);
        WriteTime(recorded.Timestamp);
        WriteMetadata(recorded.Metadata);
        _json.WriteJson(TransferLine.Event, recorded.Payload.Span);
        End();
        Events++;
        Position = recorded.Position;
        await WriteFullAsync(cancellation).ConfigureAwait(false);
    }

    internal ValueTask WriteStateAsync(StreamInfo stream, CancellationToken cancellation)
    {
        Begin();
        _json.WriteStream(TransferLine.StateOf, stream.Stream);
        _json.WriteString(TransferLine.State, stream.State.ToString());
        _json.WriteNumber(TransferLine.FirstVersion, stream.FirstVersion);
        End();
        return WriteFullAsync(cancellation);
    }

    internal ValueTask WriteListAsync(StreamKey list, List<(StreamKey Stream, long Version)> events, CancellationToken cancellation)
    {
        Begin();
        _json.WriteStream(TransferLine.List, list);
        _json.WriteStartArray(TransferLine.Events);
        foreach ((StreamKey stream, long version) in events)
        {
            _json.WriteStartArray();
            _json.WriteStringValue(stream.Aggregate);
            _json.WriteStringValue(stream.Identity);
            _json.WriteNumberValue(version);
            _json.WriteEndArray();
        }

        _json.WriteEndArray();
        End();
        return WriteFullAsync(cancellation);
    }

    internal ValueTask WriteSnapshotAsync(StateSnapshot snapshot, CancellationToken cancellation)
    {
        Begin();
        _json.WriteStream(TransferLine.SnapshotOf, snapshot.Stream);
        _json.WriteNumber(TransferLine.Version, snapshot.Version);
        _json.WriteNumber(TransferLine.StateVersion, snapshot.StateVersion);
        WriteTime(snapshot.Timestamp);
        _json.WriteJson(TransferLine.Snapshot, snapshot.Payload.Span);
        End();
        return WriteFullAsync(cancellation);
    }

    /// <summary>Writes that the file is whole, and all of it down to the disk.</summary>
    internal async Task FinishAsync(CancellationToken cancellation)
    {
        Begin();
        _json.WriteNumber(TransferLine.End, Events);
        End();
        await FlushAsync(cancellation).ConfigureAwait(false);
        _file.Flush(flushToDisk: true);
    }

    public async ValueTask DisposeAsync()
    {
        await _json.DisposeAsync().ConfigureAwait(false);
        await _file.DisposeAsync().ConfigureAwait(false);
    }

    private async Task FindLastEventAsync(string path, CancellationToken cancellation)
    {
        long line = 0;
        int lastLength = 0;
        await foreach (ReadOnlyMemory<byte> read in JsonLines.ReadAsync(_file, cancellation).ConfigureAwait(false))
        {
            line++;
            if (line == 1)
            {
                ImportLine.EnsureFormat(path, read.Span);
            }
            else if (ImportLine.TryReadPosition(path, line, read.Span) is { } position)
            {
                Events++;
                Position = position;
                lastLength = read.Length;
            }
            else
            {
                break;
            }

            _length += read.Length + 1;
        }

        if (line == 0 && _file.Length > 0)
        {
            throw new TransferException(path, 1, "This is no file of exported events. Name another one; this one was left as it is.");
        }

        if (Events > 0)
        {
            LastEvent = new byte[lastLength];
            _file.Position = _length - lastLength - 1;
            await _file.ReadExactlyAsync(LastEvent, cancellation).ConfigureAwait(false);
        }
    }

    private void Begin() => _json.WriteStartObject();

    private void End()
    {
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        _buffer.Write("\n"u8);
    }

    private void WriteTime(DateTimeOffset time) =>
        _json.WriteString(TransferLine.Time, time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture));

    private void WriteMetadata(Metadata metadata)
    {
        if (metadata.Count == 0)
        {
            return;
        }

        _json.WriteStartObject(TransferLine.Metadata);
        foreach ((string key, string value) in metadata)
        {
            _json.WriteString(key, value);
        }

        _json.WriteEndObject();
    }

    private async ValueTask WriteFullAsync(CancellationToken cancellation)
    {
        if (_buffer.WrittenCount >= BytesBetweenWrites)
        {
            await FlushAsync(cancellation).ConfigureAwait(false);
        }
    }

    private async Task FlushAsync(CancellationToken cancellation)
    {
        await _file.WriteAsync(_buffer.WrittenMemory, cancellation).ConfigureAwait(false);
        await _file.FlushAsync(cancellation).ConfigureAwait(false);
        _buffer.ResetWrittenCount();
    }
}
