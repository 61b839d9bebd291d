using Edict.Scoring;

namespace Edict.EntityFrameworkCore.Tests;

/// <summary>Sums the points of each player, and all of them: the sum of one table is always the number in the other.</summary>
[Projection("boards", BatchSize = 20)]
public sealed partial class Boards(BoardProbe probe)
{
    private Task OnCreate(BoardContext db, CancellationToken cancellation) => probe.OnCreate(db, cancellation);

    [Handles]
    private async Task Handle(PointsScored e, BoardContext db, CancellationToken cancellation)
    {
        PlayerRow row = await db.FindOrAddAsync(e.Player, static player => new PlayerRow(player), cancellation);
        row.Points += e.Points;
        row.Events++;
        TotalRow total = (await db.Totals.FindAsync([TotalRow.OnlyId], cancellation))!;
        total.Points += e.Points;
        total.Events++;
        await probe.AfterAsync(e, db);
    }

    private ErrorAction? OnError(FailureContext failure) => probe.OnError(failure);
}

[Application(Namespaces = ["Edict.Scoring", "Edict.EntityFrameworkCore.Tests"])]
public sealed partial class BoardApp;
