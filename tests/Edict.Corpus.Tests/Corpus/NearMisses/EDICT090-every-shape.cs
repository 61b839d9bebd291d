[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
[Event("locked")] public sealed record Locked(string Id);
[Projection("doors", Version = 2, BatchSize = 100, BatchLinger = 5)]
public sealed partial class Doors
{
    private static readonly ReadModelTable Door = new("door");

    private static void OnCreate(ReadModel model) => model.Execute($"create table {Door} (id text primary key)");

    [Handles] private static void Handle(Opened e, ReadModel model) => model.Execute($"insert into {Door} values ({e.Id})");
    [Handles] private Task Handle(Closed e, CancellationToken stop, EventContext context, ReadModel model) => Task.CompletedTask;
    [Handles] private static async ValueTask Handle(Locked e, ReadModel model, CancellationToken stop) => await model.OpenAsync(stop);
}
