using System.Runtime.InteropServices;
using System.Text.Json;

namespace Edict.EventStore.Transfer;

/// <summary>Gathers the lines of events to batches; the events of one command are never parted.</summary>
internal sealed class ImportedEvents(EventTypeRegistry types, bool wantsPayload)
{
    private const int MostEvents = 500;

    private readonly Dictionary<(string Name, int Version), EventType> _types = types.All.ToDictionary(static type => (type.Name, type.Version));
    private AppendBatch _batch = new();
    private int _index;

    /// <summary>The events gathered.</summary>
    internal int Count { get; private set; }

    /// <summary>Adds the event of a line; gives the batch before it when that is large enough.</summary>
    /// <exception cref="JsonException">The line is broken; other exceptions of parsing are possible.</exception>
    /// <exception cref="UnknownEventException">The store keeps events as objects, and the application knows no such event.</exception>
    internal AppendBatch? Add(ReadOnlySpan<byte> line)
    {
        using JsonDocument document = ImportLine.Parse(line);
        JsonElement root = document.RootElement;
        StreamKey stream = ImportLine.Stream(root, TransferLine.Stream);
        Guid command = root.GetProperty(TransferLine.Command).GetGuid();
        int index = root.GetProperty(TransferLine.Index).GetInt32();
        NewEvent added = Read(root, JsonMarshal.GetRawUtf8Value(root.GetProperty(TransferLine.Event)).ToArray());

        StreamWrite? write = _batch.Writes.Count > 0 ? _batch.Writes[^1] : null;
        bool goesOn = write is not null && write.CommandId == command && write.Stream == stream && index == _index + 1;
        AppendBatch? full = !goesOn && Count >= MostEvents ? Take() : null;
        if (!goesOn)
        {
            write = Begin(root, stream, command);
        }

        write!.Events.Add(added);
        _index = index;
        Count++;
        return full;
    }

    /// <summary>What is left.</summary>
    internal AppendBatch Take()
    {
        AppendBatch taken = _batch;
        _batch = new AppendBatch();
        Count = 0;
        return taken;
    }

    private StreamWrite Begin(JsonElement root, StreamKey stream, Guid command)
    {
        StreamWrite write = new()
        {
            Stream = stream,
            Expected = ExpectedVersion.Exactly(root.GetProperty(TransferLine.Version).GetInt64() - 1),
            CommandId = command,
            CausationId = root.GetProperty(TransferLine.Causation).GetGuid(),
            CorrelationId = root.GetProperty(TransferLine.Correlation).GetGuid(),
            Timestamp = ImportLine.Time(root),
            Metadata = ImportLine.Metadata(root),
        };
        _batch.Writes.Add(write);
        return write;
    }

    private NewEvent Read(JsonElement root, byte[] payload)
    {
        string name = ImportLine.Text(root.GetProperty(TransferLine.Name));
        int version = root.GetProperty(TransferLine.TypeVersion).GetInt32();
        if (!wantsPayload)
        {
            if (types.FindExactly(name, version) is { } type)
            {
                return new NewEvent(type, type.Read(payload), payload);
            }

            types.EnsureKnown(name, version);
        }

        if (!_types.TryGetValue((name, version), out EventType? stored))
        {
            stored = new ImportedEventType(name, version);
            _types.Add((name, version), stored);
        }

        return new NewEvent(stored, payload, payload);
    }
}
