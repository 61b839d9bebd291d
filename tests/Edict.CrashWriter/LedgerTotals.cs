using Edict.CrashWriter;

namespace Edict.CrashProjection;

/// <summary>Counts the entries of each ledger, and all of them.</summary>
[Projection("ledger-totals")]
public sealed partial class LedgerTotals
{
    private static readonly ReadModelTable Total = new("ledger_total");
    private static readonly ReadModelTable All = new("all_ledgers");

    private static void OnCreate(ReadModel model)
    {
        model.Execute($"create table {Total} (ledger varchar(100) primary key, entries bigint not null, indexes bigint not null)");
        model.Execute($"create table {All} (id integer primary key, entries bigint not null)");
        model.Execute($"insert into {All} (id, entries) values ({1}, {0L})");
    }

    [Handles]
    private static void Handle(EntryWritten e, ReadModel model, EventContext context)
    {
        model.Execute(
            $"insert into {Total} (ledger, entries, indexes) values ({context.Stream.Identity}, {1L}, {(long)e.Index}) on conflict (ledger) do update set entries = {Total}.entries + 1, indexes = {Total}.indexes + excluded.indexes");
        model.Execute($"update {All} set entries = entries + 1 where id = {1}");
    }
}

[Application(Namespaces = ["Edict.CrashWriter", "Edict.CrashProjection"])]
public sealed partial class ProjectingApp;
