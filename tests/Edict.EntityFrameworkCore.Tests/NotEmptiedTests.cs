using Edict.Feats;
using Edict.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Edict.EntityFrameworkCore.Tests;

/// <summary>A projection that nothing empties is never rebuilt.</summary>
public sealed class NotEmptiedTests : IAsyncLifetime
{
    private readonly SqliteBoardPlace _place = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using BoardContext db = _place.NewContext();
        await db.Database.EnsureCreatedAsync(Cancellation);
    }

    public ValueTask DisposeAsync() => _place.DisposeAsync();

    [Fact]
    public async Task A_reset_is_refused()
    {
        await using FeatApp app = await StartAsync();
        (await app.DispatchAsync(new Score("one", 1))).EnsureAccepted();
        await UntilAsync(() => app.EventHandlers["feats"].Status.Position == 1);

        ProjectionNotEmptiedException error = await Assert.ThrowsAsync<ProjectionNotEmptiedException>(() => app.EventHandlers["feats"].ResetAsync(cancellation: Cancellation));

        Assert.Equal("feats", error.Projection);
        Assert.Contains("OnCreate", error.Message, StringComparison.Ordinal);
        await using BoardContext db = _place.NewContext();
        Assert.Equal(1, await db.Feats.CountAsync(Cancellation));
    }

    [Fact]
    public async Task A_new_version_stops_it()
    {
        await using (FeatApp first = await StartAsync())
        {
            await UntilAsync(() => first.EventHandlers["feats"].Status.State == EventHandlerState.Live);
        }

        await _place.ExecuteAsync("update edict_projections set version = 0");
        await using FeatApp app = await StartAsync();
        await UntilAsync(() => app.EventHandlers["feats"].Status.State == EventHandlerState.Stopped);

        Assert.IsType<ProjectionNotEmptiedException>(app.EventHandlers["feats"].Status.Error);
    }

    private Task<FeatApp> StartAsync() => FeatApp.StartAsync(options =>
    {
        _place.UseStore(options);
        options.UseEntityFramework<BoardContext>(_place.UseDatabase);
        options.ConfigureProjections(static feats => feats.OnVersionChange = ProjectionRebuild.InPlace);
        options.SubscriptionLease = TimeSpan.FromSeconds(1);
    });

    private static async Task UntilAsync(Func<bool> condition)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            await Task.Delay(5, limit.Token);
        }
    }
}
