namespace Messages
{
    public sealed record Open(string Id);
    [Event("opened")] public sealed record Opened(string Id);
}
namespace Doors
{
    using Messages;

    [Aggregate("door", Identity = "Id")]
    public sealed partial class Door
    {
        [Handles] private Opened Handle(Open command) => new(command.Id);
        [Applies] private void Apply(Opened e) { }
    }

    [Application(Namespaces = ["Doors", "Messages"])]
    public sealed partial class App;

    public static class Scenario
    {
        public static async Task<string> RunAsync()
        {
            await using App app = await App.StartAsync(options => options.UseInMemory());
            return (await app.DispatchAsync(new Open("1"))).IsAccepted ? "right" : "wrong";
        }
    }
}
