[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private void Handle(Open command) { }     //! CS0246
}
[Application] public sealed partial class App;
public static class Caller
{
    public static async Task RunAsync()
    {
        await using App app = await App.StartAsync(options => options.UseInMemory());
        (await app.DispatchAsync(new Open("1"))).EnsureAccepted();      //! CS0246
    }
}
