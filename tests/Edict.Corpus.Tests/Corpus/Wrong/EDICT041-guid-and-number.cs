public readonly record struct SeatId(int Number);
public sealed record Take(SeatId Id);
public sealed record Open(Guid Id);

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    public int Count => 0;

    [Handles] private void Handle(Open command) { }
}

[Aggregate("seat", Identity = "Id")] public sealed partial class Seat { public int Count => 0; }

[CommandHandler<Seat>]
public static partial class Taking
{
    [Handles] private static void Handle(Seat seat, Take command) { }
}

[Application] public sealed partial class App;

public static class Caller
{
    public static async Task<int> CountAsync(App app, Guid id) =>
        await app.ReadAsync(5, (Door door) => door.Count)       //! EDICT041
        + await app.ReadAsync(id, (Seat seat) => seat.Count)       //! EDICT041
        + await app.ReadAsync(id, (Door door) => door.Count)
        + await app.ReadAsync(5L, (Seat seat) => seat.Count);
}
