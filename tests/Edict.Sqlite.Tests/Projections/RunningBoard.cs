using Edict.Scoring;

namespace Edict.Projections.Tests;

/// <summary>An application with the projection, and what a test does with it.</summary>
internal sealed class RunningBoard : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly ProjectionPlace _place;

    private RunningBoard(ScoreApp app, ProjectionPlace place, ScoreProbe probe)
    {
        App = app;
        _place = place;
        Probe = probe;
    }

    internal ScoreApp App { get; }

    internal ScoreProbe Probe { get; }

    internal EventHandlerHandle Handle => App.EventHandlers["scores"];

    internal static async Task<RunningBoard> StartAsync(ProjectionPlace place, ScoreProbe? probe = null, Action<EdictOptions>? configure = null)
    {
        probe ??= new ScoreProbe();
        ScoreApp app = await ScoreApp.StartAsync(options =>
        {
            place.UseStore(options);
            options.Services = probe;
            options.SubscriptionLease = TimeSpan.FromSeconds(1);
            configure?.Invoke(options);
        });
        return new RunningBoard(app, place, probe);
    }

    /// <summary>Scores so many times, a point more each time, for seven players.</summary>
    internal async Task ScoreAsync(int times, int from = 1)
    {
        await Task.WhenAll(Enumerable.Range(from, times).Select(async points =>
            (await App.DispatchAsync(new Score($"P-{points % 7}", points))).EnsureAccepted()));
    }

    internal async Task PaintAsync(int times)
    {
        await Task.WhenAll(Enumerable.Range(1, times).Select(async number =>
            (await App.DispatchAsync(new Paint($"P-{number % 7}", "red"))).EnsureAccepted()));
    }

    /// <summary>Waits until the projection has done everything that is stored now.</summary>
    internal async Task CaughtUpAsync()
    {
        long head = await App.Store.Feed.ReadHeadAsync();
        await Until(() => Handle.Status.Position >= head);
    }

    internal Task Until(Func<bool> condition) => Until(() => Task.FromResult(condition()));

    internal async Task Until(Func<Task<bool>> condition)
    {
        using CancellationTokenSource limit = new(Longest);
        while (!await condition())
        {
            Assert.False(limit.IsCancellationRequested, $"It did not come to be within a minute: {Handle.Status}, {Handle.Status.Error}");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The points and the events of all players, which both tables must agree on.</summary>
    internal async Task<(long Points, long Events)> SumsAsync(bool inOther = false)
    {
        long[] sums = await _place.ReadAsync(
            "select (select coalesce(sum(points), 0) from score), (select coalesce(sum(events), 0) from score), points, events from total", inOther);
        Assert.Equal((sums[0], sums[1]), (sums[2], sums[3]));
        return (sums[0], sums[1]);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
