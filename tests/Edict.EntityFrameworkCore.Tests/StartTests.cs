namespace Edict.EntityFrameworkCore.Tests;

/// <summary>What is wrong with the options is said at start.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task A_context_that_nobody_supplies() => await RefusedAsync(static _ => { }, nameof(BoardContext));

    [Fact]
    public async Task A_factory_that_the_services_lack() =>
        await RefusedAsync(static options => options.UseEntityFramework<BoardContext>(), $"AddDbContextFactory<{nameof(BoardContext)}>");

    [Fact]
    public async Task A_context_without_a_database() =>
        await RefusedAsync(static options => options.UseEntityFramework<BoardContext>(static _ => { }), "No database provider has been configured");

    private static async Task RefusedAsync(Action<EdictOptions> configure, string part)
    {
        EdictOptionsException error = await Assert.ThrowsAsync<EdictOptionsException>(async () => await BoardApp.StartAsync(options =>
        {
            options.UseInMemory();
            options.Services = new BoardProbe();
            configure(options);
        }));

        Assert.Equal("ReadModel", error.Option);
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }
}
