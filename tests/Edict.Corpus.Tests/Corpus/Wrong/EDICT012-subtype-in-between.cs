//# assembly Contracts
public record Open(string Id);
public interface IKnocking { string Id { get; } }
public sealed record Knock(string Id) : IKnocking;
//# assembly MoreContracts
public sealed record OpenWide(string Id) : Open(Id);
public sealed record KnockTwice(string Id) : IKnocking;
//# assembly Doors
[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private void Handle(Open command) { }
    [Handles] private void Handle(IKnocking command) { }
}
//# assembly House
[Application] public sealed partial class App;

public static class Caller
{
    public static async Task OpenAsync(App app)
    {
        (await app.DispatchAsync(new Open("1"))).EnsureAccepted();
        (await app.DispatchAsync(new Knock("1"))).EnsureAccepted();
        (await app.DispatchAsync(new OpenWide("1"))).EnsureAccepted();       //! EDICT012
        (await app.DispatchAsync(new KnockTwice("1"))).EnsureAccepted();       //! EDICT012
    }
}
