public abstract record Lock(string Maker);

public static class Old
{
    public sealed record Bolt(string Maker, int Length) : Lock(Maker);
}

public static class New
{
    public sealed record Bolt(string Maker, int Width) : Lock(Maker);
}

[Event("opened")]
public sealed record Opened(string Id, Lock Lock);     //! EDICT032
