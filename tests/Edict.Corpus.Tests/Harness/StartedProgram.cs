using System.Reflection;
using System.Runtime.Loader;

namespace Edict.Corpus.Tests.Harness;

/// <summary>Loads a compiled program and starts what it offers to start.</summary>
internal static class StartedProgram
{
    /// <summary>Loads every type, and starts and stops every application that asks for no services.</summary>
    public static async Task RunAsync(byte[][] images)
    {
        AssemblyLoadContext context = new("Program", isCollectible: true);
        try
        {
            foreach (byte[] image in images)
            {
                Type[] types = context.LoadFromStream(new MemoryStream(image)).GetTypes();
                foreach (Type application in types.Where(static type => type.IsSubclassOf(typeof(EdictApplication)) && !type.IsAbstract))
                {
                    await using EdictApplication started = await StartAsync(application);
                    Assert.NotNull(started.Store);
                }

                await RunScenarioAsync(types);
            }
        }
        finally
        {
            context.Unload();
        }
    }

    private static async Task<EdictApplication> StartAsync(Type application)
    {
        var starting = (Task)application.GetMethod("StartAsync", BindingFlags.Public | BindingFlags.Static)!.Invoke(
            null, [(Action<EdictOptions>)(static options => options.UseInMemory()), CancellationToken.None])!;
        await starting;
        return (EdictApplication)starting.GetType().GetProperty("Result")!.GetValue(starting)!;
    }

    // A program may say what it does: Scenario.RunAsync gives "right" when it did.
    private static async Task RunScenarioAsync(Type[] types)
    {
        if (types.FirstOrDefault(static type => type.Name == "Scenario")?.GetMethod("RunAsync", BindingFlags.Public | BindingFlags.Static) is { } scenario)
        {
            Assert.Equal("right", await (Task<string>)scenario.Invoke(null, null)!);
        }
    }
}
