using Edict.Scoring;

namespace Edict.Projections.Tests;

/// <summary>Sums the points of each player, and all of them: the sum of one table is always the number in the other.</summary>
[Projection("scores", BatchSize = 50)]
public sealed partial class Scores(ScoreProbe probe)
{
    private static readonly ReadModelTable Table = new("score");
    private static readonly ReadModelTable Total = new("total");

    private static void OnCreate(ReadModel model)
    {
        model.Execute($"create table {Table} (player varchar(100) primary key, points bigint not null, events bigint not null)");
        model.Execute($"create index {Table.Index("by_points")} on {Table} (points)");
        model.Execute($"create table {Total} (id integer primary key, points bigint not null, events bigint not null)");
        model.Execute($"insert into {Total} (id, points, events) values ({1}, {0L}, {0L})");
    }

    [Handles]
    private async Task Handle(PointsScored e, ReadModel model, EventContext context, CancellationToken cancellation)
    {
        await probe.BeforeAsync(e, context, model);
        model.Execute(
            $"insert into {Table} (player, points, events) values ({e.Player}, {e.Points}, {1}) on conflict (player) do update set points = {Table}.points + excluded.points, events = {Table}.events + 1");
        model.Execute($"update {Total} set points = points + {e.Points}, events = events + 1 where id = {1}");
        await probe.AfterAsync(e, context, model);
    }

    private ErrorAction? OnError(FailureContext failure) => probe.OnError(failure);
}

[Application(Namespaces = ["Edict.Scoring", "Edict.Projections.Tests"])]
public sealed partial class ScoreApp;
