using System.Buffers;
using System.Text.Json;
using Edict.CompilerServices;

namespace Edict.CrashWriter;

/// <summary>Asks for so many events in one decision.</summary>
internal sealed record WriteEntries(string LedgerId, int Count);

/// <summary>One of <see cref="Count"/> events, so that a half command shows.</summary>
internal sealed record EntryWritten(int Index, int Count);

internal sealed class Ledger
{
    internal int Entries { get; set; }
}

internal sealed class LedgerBinding() : AggregateBinding("ledger", typeof(Ledger))
{
    internal static readonly LedgerBinding Instance = new();

    public override bool CanCopy => true;

    public override object CreateInitial() => new Ledger();

    public override object Copy(object state) => new Ledger { Entries = ((Ledger)state).Entries };

    public override object Apply(object state, object @event)
    {
        ((Ledger)state).Entries++;
        return state;
    }
}

internal sealed class WriteEntriesRoute() : CommandRoute(typeof(WriteEntries), "ledger")
{
    internal static readonly WriteEntriesRoute Instance = new();

    public override string? GetIdentity(object command) => ((WriteEntries)command).LedgerId;

    public override void Handle(object state, object command, in CommandContext context, EventCollector decided)
    {
        int count = ((WriteEntries)command).Count;
        for (int index = 0; index < count; index++)
        {
            decided.Add(new EntryWritten(index, count));
        }
    }
}

internal sealed class EntryWrittenType() : EventType("entry-written", 1, typeof(EntryWritten), isImmutable: true)
{
    public override void Write(object @event, IBufferWriter<byte> output)
    {
        using Utf8JsonWriter writer = new(output);
        EntryWritten entry = (EntryWritten)@event;
        writer.WriteStartObject();
        writer.WriteNumber("index", entry.Index);
        writer.WriteNumber("count", entry.Count);
        writer.WriteEndObject();
    }

    public override object Read(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json);
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        return new EntryWritten(document.RootElement.GetProperty("index").GetInt32(), document.RootElement.GetProperty("count").GetInt32());
    }
}

internal sealed class LedgerApp : EdictApplication, IApplication<LedgerApp>
{
    private readonly AggregateEndpoint _ledger;

    private LedgerApp(ApplicationRuntime runtime)
        : base(runtime) => _ledger = runtime.Endpoint(LedgerBinding.Instance);

    static ApplicationDefinition IApplication<LedgerApp>.Definition { get; } =
        new("LedgerApp", [LedgerBinding.Instance], [WriteEntriesRoute.Instance], [new EntryWrittenType()], static _ => []);

    static LedgerApp IApplication<LedgerApp>.Create(ApplicationRuntime runtime) => new(runtime);

    internal static Task<LedgerApp> StartAsync(Action<EdictOptions> configure) =>
        ApplicationRuntime.StartAsync<LedgerApp>(configure, CancellationToken.None);

    internal ValueTask<DispatchResult> DispatchAsync(WriteEntries command, DispatchOptions? options = null) =>
        DispatchAsync(_ledger, WriteEntriesRoute.Instance, command, options, CancellationToken.None);
}
