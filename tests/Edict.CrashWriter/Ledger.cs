namespace Edict.CrashWriter;

/// <summary>Asks for so many events in one decision.</summary>
public sealed record WriteEntries(string LedgerId, int Count);

/// <summary>One of <see cref="Count"/> events, so that a half command shows.</summary>
[Event("entry-written")]
public sealed record EntryWritten(int Index, int Count);

[Aggregate("ledger", Identity = nameof(WriteEntries.LedgerId))]
[StoredState(SnapshotEvery = 5)]
public sealed partial class Ledger
{
    public int Entries { get; private set; }

    [Handles]
    private static IEnumerable<EntryWritten> Handle(WriteEntries command) =>
        Enumerable.Range(0, command.Count).Select(index => new EntryWritten(index, command.Count));

    [Applies]
    private void Apply(EntryWritten entry) => Entries++;
}

[Application(Namespaces = ["Edict.CrashWriter"])]
public sealed partial class LedgerApp;
