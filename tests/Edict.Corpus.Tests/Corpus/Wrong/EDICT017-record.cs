[Application] public sealed partial record App;     //! EDICT017

public static class Caller
{
    public static async Task RunAsync()
    {
        await using App app = await App.StartAsync(options => options.UseInMemory());
        Console.WriteLine(app.Store);
    }
}
