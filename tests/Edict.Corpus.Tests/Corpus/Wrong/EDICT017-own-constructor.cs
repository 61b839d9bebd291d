[Application]
public sealed partial class App
{
    public App() { }        //! EDICT017
}

public static class Caller
{
    public static async Task RunAsync()
    {
        await using App app = await App.StartAsync(options => options.UseInMemory());
    }
}
