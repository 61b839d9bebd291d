[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
public interface IShelf { void Put(string id); }
[Projection("doors")]
public sealed partial class Doors
{
    private static Task OnCreate(IShelf shelf, CancellationToken stop) => Task.CompletedTask;
    [Handles] private static void Handle(Opened e, IShelf shelf) => shelf.Put(e.Id);
    [Handles] private static void Handle(Closed e, EventContext context, IShelf shelf) => shelf.Put(e.Id);
}
