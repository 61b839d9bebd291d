using Edict.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Edict.EntityFrameworkCore.Tests;

/// <summary>An application with the projection, and what a test does with it.</summary>
internal sealed class RunningBoard : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly BoardPlace _place;

    private RunningBoard(BoardApp app, BoardPlace place)
    {
        App = app;
        _place = place;
    }

    internal BoardApp App { get; }

    internal EventHandlerHandle Handle => App.EventHandlers["boards"];

    internal static async Task<RunningBoard> StartAsync(
        BoardPlace place, BoardProbe? probe = null, Action<DbContextOptionsBuilder>? database = null, Action<EdictOptions>? configure = null)
    {
        BoardApp app = await BoardApp.StartAsync(options =>
        {
            place.UseStore(options);
            options.UseEntityFramework<BoardContext>(builder =>
            {
                place.UseDatabase(builder);
                database?.Invoke(builder);
            });
            options.Services = probe ?? new BoardProbe();
            options.SubscriptionLease = TimeSpan.FromSeconds(1);
            configure?.Invoke(options);
        });
        return new RunningBoard(app, place);
    }

    /// <summary>Scores so many times, a point more each time, for seven players.</summary>
    internal async Task ScoreAsync(int times, int from = 1) => await Task.WhenAll(Enumerable.Range(from, times)
        .Select(async points => (await App.DispatchAsync(new Score($"P-{points % 7}", points))).EnsureAccepted()));

    /// <summary>Waits until the projection has done everything that is stored now.</summary>
    internal async Task CaughtUpAsync()
    {
        long head = await App.Store.Feed.ReadHeadAsync();
        await Until(() => Handle.Status.Position >= head);
    }

    internal async Task Until(Func<bool> condition)
    {
        using CancellationTokenSource limit = new(Longest);
        while (!condition())
        {
            Assert.False(limit.IsCancellationRequested, $"It did not come to be within a minute: {Handle.Status}, {Handle.Status.Error}");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Fails unless both tables have these sums, and no event was put aside.</summary>
    internal async Task SumsAreAsync(long points, long events, int letters = 0)
    {
        await using BoardContext db = _place.NewContext();
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        TotalRow total = await db.Totals.SingleAsync(cancellation);
        Assert.Equal(
            (points, events, points, events),
            (total.Points, total.Events, await db.Players.SumAsync(static row => row.Points, cancellation), await db.Players.SumAsync(static row => row.Events, cancellation)));
        Assert.Equal(letters, await Handle.DeadLetters.CountAsync());
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
