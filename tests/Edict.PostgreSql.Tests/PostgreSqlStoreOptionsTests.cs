using Npgsql;

namespace Edict.PostgreSql.Tests;

public sealed class PostgreSqlStoreOptionsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("Host=localhost;Colour=red")]
    [InlineData("no connection string")]
    public void What_is_no_connection_string_is_refused(string connectionString) =>
        Assert.Equal("ConnectionString", Assert.Throws<EdictOptionsException>(() => new EdictOptions().UsePostgreSql(connectionString)).Option);

    [Fact]
    public void A_password_is_not_told() => Assert.DoesNotContain(
        "secret",
        Assert.Throws<EdictOptionsException>(() => new EdictOptions().UsePostgreSql("Password=secret;Colour=red")).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("Bank")]
    [InlineData("7up")]
    [InlineData("pg_bank")]
    [InlineData("bank-1")]
    [InlineData("b\u00e4nk")]
    [InlineData("bank\"; drop schema edict")]
    [InlineData("a123456789012345678901234567890123456789012345678901234567890123")]
    public void A_name_that_would_need_quoting_is_refused(string schema)
    {
        Assert.Equal("Schema", Refused(postgreSql => postgreSql.Schema = schema));
        Assert.Throws<EdictOptionsException>(() => PostgreSqlSchema.Script(schema));
    }

    [Fact]
    public void Values_out_of_range_are_refused()
    {
        using NpgsqlDataSource pool = NpgsqlDataSource.Create("Host=localhost");

        Assert.Equal("ConnectionString", Refused(postgreSql => postgreSql.DataSource = pool));
        Assert.Equal("DirectConnectionString", Refused(postgreSql => postgreSql.DirectConnectionString = "Colour=red"));
        Assert.Equal("Payload", Refused(postgreSql => postgreSql.Payload = (PostgreSqlPayload)7));
        Assert.Equal("RetryTimeout", Refused(postgreSql => postgreSql.RetryTimeout = TimeSpan.FromSeconds(-1)));
        Assert.Equal("StartTimeout", Refused(postgreSql => postgreSql.StartTimeout = TimeSpan.FromSeconds(-1)));
        Assert.Equal("FeedPollInterval", Refused(postgreSql => postgreSql.FeedPollInterval = TimeSpan.Zero));
        Assert.Equal("FeedPollInterval", Refused(postgreSql => postgreSql.FeedPollInterval = TimeSpan.FromHours(2)));
        Assert.Throws<EdictOptionsException>(() => PostgreSqlSchema.Script("edict", (PostgreSqlPayload)7));
    }

    private static string Refused(Action<PostgreSqlStoreOptions> set) => Assert.Throws<EdictOptionsException>(() => new EdictOptions().UsePostgreSql(postgreSql =>
    {
        postgreSql.ConnectionString = "Host=localhost";
        set(postgreSql);
    })).Option;
}
