using Microsoft.EntityFrameworkCore;

namespace Edict.EntityFrameworkCore.Tests;

public sealed class RecreateTablesTests : IAsyncLifetime
{
    private readonly SqliteBoardPlace _place = new();
    private BoardContext _db = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _db = _place.NewContext();
        return default;
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _place.DisposeAsync();
    }

    [Fact]
    public async Task Makes_the_tables_that_are_named_with_their_indexes_and_seeds_and_no_others()
    {
        await _db.RecreateTablesAsync([typeof(PlayerRow)], Cancellation);
        Assert.Equal(["Players", "IX_Players_Points"], await NamesAsync());

        await _db.RecreateTablesAsync([typeof(TotalRow)], Cancellation);
        Assert.Equal(1, await _db.Totals.CountAsync(Cancellation));
    }

    [Fact]
    public async Task Drops_what_was_there_and_leaves_the_others()
    {
        await _db.Database.EnsureCreatedAsync(Cancellation);
        _db.AddRange(new PlayerRow("one"), new FeatRow { Player = "one", Points = 1 });
        await _db.SaveChangesAsync(Cancellation);

        await _db.RecreateTablesAsync([typeof(PlayerRow)], Cancellation);

        Assert.Equal((0, 1), (await _db.Players.CountAsync(Cancellation), await _db.Feats.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task Refuses_what_is_no_entity() =>
        await Assert.ThrowsAsync<ArgumentException>(() => _db.RecreateTablesAsync([typeof(string)], Cancellation));

    private async Task<List<string>> NamesAsync() => await _db.Database
        .SqlQueryRaw<string>("select name as Value from sqlite_schema where name not like 'sqlite_%' order by rootpage").ToListAsync(Cancellation);
}
