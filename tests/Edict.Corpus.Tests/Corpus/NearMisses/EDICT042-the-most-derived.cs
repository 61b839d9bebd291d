public interface IOpening { string Id { get; } }
public interface IWideOpening : IOpening;
public abstract record DoorCommand(string Id);
public abstract record Opening(string Id) : DoorCommand(Id), IWideOpening;
public record Open(string Id) : Opening(Id);
public sealed record OpenWide(string Id) : Open(Id);
public sealed record Knock(string Id) : DoorCommand(Id);
public readonly record struct Peek(string Id) : IOpening;
public sealed record Both(string Id) : DoorCommand(Id), IWideOpening;

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    public string Last { get; private set; } = "";

    [Handles] private Handled Handle(IOpening command) => new("IOpening");
    [Handles] private Handled Handle(DoorCommand command) => new("DoorCommand");
    [Handles] private Handled Handle(Opening command) => new("Opening");
    [Handles] private Handled Handle(Both command) => new("Both");
    [Applies] private void Apply(Handled e) => Last = e.By;
}

[CommandHandler<Door>]
public static partial class Widening
{
    [Handles] private static Handled Handle(Door door, OpenWide command) => new("OpenWide");
}

[Event("handled")] public sealed record Handled(string By);

[Application] public sealed partial class App;

public static class Scenario
{
    public static async Task<string> RunAsync()
    {
        await using App app = await App.StartAsync(options => options.UseInMemory());
        (object Command, string By)[] cases =
        [
            (new Open("1"), "Opening"), (new OpenWide("1"), "OpenWide"), (new Both("1"), "Both"), (new Knock("1"), "DoorCommand"),
            (new Peek("1"), "IOpening"),
        ];
        foreach ((object command, string by) in cases)
        {
            (await app.DispatchAsync(command)).EnsureAccepted();
            string last = await app.ReadAsync("1", (Door door) => door.Last);
            if (last != by)
            {
                return $"{command} was handled by {last}";
            }
        }

        return "right";
    }
}
