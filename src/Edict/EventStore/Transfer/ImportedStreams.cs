using System.Runtime.InteropServices;
using System.Text.Json;

namespace Edict.EventStore.Transfer;

/// <summary>
/// Brings streams into the state that they were exported in; doing so again changes nothing. Where the store was written to while it was
/// exported, a line may be about events that came after those in the file: it says nothing of what is there.
/// </summary>
internal sealed class ImportedStreams(IEventStore store)
{
    internal async Task ReadAsync(ReadOnlyMemory<byte> line, CancellationToken cancellation)
    {
        using JsonDocument document = ImportLine.Parse(line.Span);
        JsonElement root = document.RootElement;
        if (ImportLine.IsAbout(line.Span, TransferLine.List))
        {
            await LinkAsync(root, cancellation).ConfigureAwait(false);
        }
        else if (ImportLine.IsAbout(line.Span, TransferLine.SnapshotOf))
        {
            await WriteSnapshotAsync(SnapshotOf(root), cancellation).ConfigureAwait(false);
        }
        else if (ImportLine.IsAbout(line.Span, TransferLine.StateOf))
        {
            await SetStateAsync(root, cancellation).ConfigureAwait(false);
        }
        else
        {
            throw new JsonException($"'{root.EnumerateObject().First().Name}' is none of its properties.");
        }
    }

    private static StateSnapshot SnapshotOf(JsonElement root) => new(
        ImportLine.Stream(root, TransferLine.SnapshotOf),
        root.GetProperty(TransferLine.Version).GetInt64(),
        root.GetProperty(TransferLine.StateVersion).GetInt32(),
        ImportLine.Time(root),
        JsonMarshal.GetRawUtf8Value(root.GetProperty(TransferLine.Snapshot)).ToArray());

    private async Task WriteSnapshotAsync(StateSnapshot snapshot, CancellationToken cancellation)
    {
        StreamInfo? there = await store.Streams.FindAsync(snapshot.Stream, cancellation).ConfigureAwait(false);
        if (there?.Version >= snapshot.Version)
        {
            await store.Snapshots.WriteAsync(snapshot).ConfigureAwait(false);
        }
    }

    private async Task SetStateAsync(JsonElement root, CancellationToken cancellation)
    {
        StreamKey stream = ImportLine.Stream(root, TransferLine.StateOf);
        long firstVersion = root.GetProperty(TransferLine.FirstVersion).GetInt64();
        StreamInfo? there = await store.Streams.FindAsync(stream, cancellation).ConfigureAwait(false);
        if (there is null || there.Version < firstVersion)
        {
            return;
        }

        await store.Streams.RestoreAsync(stream).ConfigureAwait(false);
        await store.Streams.TruncateAsync(stream, firstVersion).ConfigureAwait(false);
        switch (root.GetProperty(TransferLine.State).GetString())
        {
            case nameof(StreamState.Archived):
                await store.Streams.ArchiveAsync(stream).ConfigureAwait(false);
                break;
            case nameof(StreamState.Deleted):
                await store.Streams.DeleteAsync(stream, ExpectedVersion.Any).ConfigureAwait(false);
                break;
        }
    }

    // A list that is there already is that of an import that was interrupted later.
    private async Task LinkAsync(JsonElement root, CancellationToken cancellation)
    {
        StreamKey list = ImportLine.Stream(root, TransferLine.List);
        if (await store.Streams.FindAsync(list, cancellation).ConfigureAwait(false) is not null)
        {
            return;
        }

        List<long> positions = [];
        foreach (JsonElement listed in root.GetProperty(TransferLine.Events).EnumerateArray())
        {
            StreamKey stream = new(ImportLine.Text(listed[0]), ImportLine.Text(listed[1]));
            positions.Add(await PositionOfAsync(stream, listed[2].GetInt64(), cancellation).ConfigureAwait(false));
        }

        await store.Streams.LinkAsync(list, ExpectedVersion.None, positions).ConfigureAwait(false);
    }

    private async Task<long> PositionOfAsync(StreamKey stream, long version, CancellationToken cancellation)
    {
        EventPage page = await store.ReadStreamAsync(stream, version, ReadDirection.Forward, 1, cancellation).ConfigureAwait(false);
        return page.Count > 0 && page[0].Version == version
            ? page[0].Position
            : throw new JsonException($"There is no version {version} of stream '{stream}'.");
    }
}
