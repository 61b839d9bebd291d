using Microsoft.EntityFrameworkCore;

namespace Edict.EntityFrameworkCore.Tests;

public sealed class FindOrAddTests : IAsyncLifetime
{
    private readonly SqliteBoardPlace _place = new();
    private BoardContext _db = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _db = _place.NewContext();
        await _db.Database.EnsureCreatedAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _place.DisposeAsync();
    }

    [Fact]
    public async Task What_was_added_is_found_before_it_is_saved_and_after()
    {
        PlayerRow added = await FindOrAddAsync("one");
        Assert.Same(added, await FindOrAddAsync("one"));
        await _db.SaveChangesAsync(Cancellation);
        Assert.Same(added, await FindOrAddAsync("one"));
        _db.ChangeTracker.Clear();

        PlayerRow read = await FindOrAddAsync("one");

        Assert.NotSame(added, read);
        Assert.Equal(EntityState.Unchanged, _db.Entry(read).State);
    }

    [Fact]
    public async Task What_was_removed_is_added_anew()
    {
        PlayerRow removed = await FindOrAddAsync("one");
        removed.Points = 7;
        await _db.SaveChangesAsync(Cancellation);
        _db.Remove(removed);

        Assert.Equal(0, (await FindOrAddAsync("one")).Points);
        await _db.SaveChangesAsync(Cancellation);

        Assert.Equal(0, (await _db.Players.AsNoTracking().SingleAsync(Cancellation)).Points);
    }

    [Fact]
    public async Task A_key_may_have_several_properties()
    {
        FeatRow added = await _db.FindOrAddAsync(["one", 5], static () => new FeatRow { Player = "one", Points = 5 }, Cancellation);

        Assert.Same(added, await _db.FindOrAddAsync<FeatRow>(["one", 5], static () => throw new InvalidOperationException(), Cancellation));
    }

    [Fact]
    public async Task What_is_made_has_the_key_that_was_asked_for()
    {
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(async () =>
            await _db.FindOrAddAsync("one", static _ => new PlayerRow("two"), Cancellation));

        Assert.Contains("(two), where one of key (one)", error.Message, StringComparison.Ordinal);
        Assert.Empty(_db.ChangeTracker.Entries());
    }

    private ValueTask<PlayerRow> FindOrAddAsync(string player) => _db.FindOrAddAsync(player, static name => new PlayerRow(name), Cancellation);
}
