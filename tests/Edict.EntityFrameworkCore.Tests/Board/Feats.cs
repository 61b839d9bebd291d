using Edict.EntityFrameworkCore.Tests;
using Edict.Scoring;

namespace Edict.Feats;

/// <summary>A projection whose tables something else makes and nothing empties.</summary>
[Projection("feats")]
public sealed partial class Feats
{
    [Handles]
    private static void Handle(PointsScored e, BoardContext db) => db.Add(new FeatRow { Player = e.Player, Points = e.Points });
}

[Application(Namespaces = ["Edict.Scoring", "Edict.Feats"])]
public sealed partial class FeatApp;
