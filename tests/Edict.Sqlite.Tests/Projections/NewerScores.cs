using Edict.Scoring;

namespace Edict.NewerScores;

/// <summary>The projection of a later version, which also keeps the best score of each player.</summary>
[Projection("scores", Version = 2, BatchSize = 50)]
public sealed partial class Scores
{
    private static readonly ReadModelTable Table = new("score");
    private static readonly ReadModelTable Total = new("total");

    private static void OnCreate(ReadModel model)
    {
        model.Execute($"create table {Table} (player varchar(100) primary key, points bigint not null, events bigint not null, best bigint not null)");
        model.Execute($"create index {Table.Index("by_points")} on {Table} (points)");
        model.Execute($"create table {Total} (id integer primary key, points bigint not null, events bigint not null)");
        model.Execute($"insert into {Total} (id, points, events) values ({1}, {0L}, {0L})");
    }

    [Handles]
    private static void Handle(PointsScored e, ReadModel model)
    {
        model.Execute(
            $"insert into {Table} (player, points, events, best) values ({e.Player}, {e.Points}, {1}, {e.Points}) on conflict (player) do update set points = {Table}.points + excluded.points, events = {Table}.events + 1, best = case when excluded.best > {Table}.best then excluded.best else {Table}.best end");
        model.Execute($"update {Total} set points = points + {e.Points}, events = events + 1 where id = {1}");
    }
}

[Application(Namespaces = ["Edict.Scoring", "Edict.NewerScores"])]
public sealed partial class NewerScoreApp;
