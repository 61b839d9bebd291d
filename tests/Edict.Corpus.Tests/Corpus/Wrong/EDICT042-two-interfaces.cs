public interface IOpening { string Id { get; } }
public interface IPainting { string Id { get; } }
public sealed record Open(string Id) : IOpening;
public sealed record Paint(string Id) : IPainting;
public sealed record PaintOpen(string Id) : IOpening, IPainting;        //! EDICT042

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private void Handle(IOpening command) { }
    [Handles] private void Handle(IPainting command) { }
}

[Application] public sealed partial class App;

public static class Caller
{
    public static async Task OpenAsync(App app) => (await app.DispatchAsync(new PaintOpen("1"))).EnsureAccepted();
}
