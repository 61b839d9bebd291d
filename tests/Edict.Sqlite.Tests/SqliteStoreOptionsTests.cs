using Edict.Stores;

namespace Edict.Sqlite.Tests;

public sealed class SqliteStoreOptionsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(":memory:")]
    [InlineData("a\0b")]
    public void A_path_that_names_no_file_is_refused(string path) =>
        Assert.Equal("Path", Assert.Throws<EdictOptionsException>(() => new EdictOptions().UseSqlite(path)).Option);

    [Fact]
    public void Values_out_of_range_are_refused()
    {
        EdictOptions options = new();

        Assert.Equal("BusyTimeout", Refused(sqlite => sqlite.BusyTimeout = TimeSpan.Zero));
        Assert.Equal("CheckpointPages", Refused(sqlite => sqlite.CheckpointPages = 0));
        Assert.Equal("FeedPollInterval", Refused(sqlite => sqlite.FeedPollInterval = TimeSpan.Zero));
        Assert.Equal("FeedPollInterval", Refused(sqlite => sqlite.FeedPollInterval = TimeSpan.FromHours(2)));

        string Refused(Action<SqliteStoreOptions> set) => Assert.Throws<EdictOptionsException>(() => options.UseSqlite(sqlite =>
        {
            sqlite.Path = "bank.db";
            set(sqlite);
        })).Option;
    }

    // Attributes cannot hold half a pair, so the texts are here.
    [Fact]
    public void Half_a_surrogate_pair_is_seen()
    {
        Assert.All(
            ["plain \u00e9 \U0001F600", "", "\uD83D\uDE00\uD83D\uDE00", "\uD83D\uDE00x"],
            (string text) => Assert.True(StorableText.IsWellFormed(text)));
        Assert.All(
            ["\uD83D", "a\uDE00", "\uD83D\uD83D\uDE00", "\uD83D\uDE00\uDE00", "\uD83Dx\uDE00", "\uD83D\uDE00\uD83D"],
            (string text) => Assert.False(StorableText.IsWellFormed(text)));
    }
}
