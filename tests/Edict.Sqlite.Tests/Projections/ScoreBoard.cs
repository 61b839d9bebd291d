namespace Edict.Scoring;

/// <summary>Adds points to a player.</summary>
public sealed record Score(string Player, int Points);

/// <summary>Gives a player another colour, which no projection of version 1 wants.</summary>
public sealed record Paint(string Player, string Colour);

[Event("points-scored")]
public sealed record PointsScored(string Player, int Points);

[Event("player-painted")]
public sealed record PlayerPainted(string Player, string Colour);

[Aggregate("player", Identity = "Player")]
public sealed partial class Player
{
    [Handles]
    private static PointsScored Handle(Score command) => new(command.Player, command.Points);

    [Handles]
    private static PlayerPainted Handle(Paint command) => new(command.Player, command.Colour);

    [Applies]
    private void Apply(PointsScored e)
    {
    }

    [Applies]
    private void Apply(PlayerPainted e)
    {
    }
}
