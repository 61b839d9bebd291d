using Edict.PostgreSql.Tests.Servers;
using Npgsql;

namespace Bank.Tests;

public sealed class ServerTests : IAsyncLifetime
{
    private readonly string _database = $"bank_{Guid.NewGuid():N}";
    private PostgreSqlServer? _own;

    private string Server => PostgreSqlServer.Named ?? _own!.ConnectionString;

    private string Database => new NpgsqlConnectionStringBuilder(Server) { Database = _database, Pooling = false }.ToString();

    public async ValueTask InitializeAsync()
    {
        _own = PostgreSqlServer.Named is null ? await PostgreSqlServer.StartNewAsync("fsync=off") : null;
        await ExecuteAsync($"create database {_database}");
    }

    public async ValueTask DisposeAsync()
    {
        await ExecuteAsync($"drop database {_database} with (force)");
        if (_own is not null)
        {
            await _own.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_same_bank_runs_on_a_server_and_goes_on_there()
    {
        BankOutcome first = await BankProgram.RunAsync(["--postgres", Database]);
        BankOutcome second = await BankProgram.RunAsync(["--postgres", Database]);

        Assert.Empty(first.Errors);
        Assert.Equal(0, first.ExitCode);
        Assert.Contains("Ben withdraws a million|rejected insufficient-funds", first.Rows);
        Assert.Contains("ACC-1|Ann Archer|Open|1,304.50", first.Rows);
        Assert.Contains("holds 11 events", second.Output);
        Assert.Contains("ACC-1|Ann Archer|Open|1,609.00", second.Rows);
    }

    [Fact]
    public async Task A_server_that_cannot_be_used_is_a_failure_and_not_a_crash()
    {
        BankOutcome outcome = await BankProgram.RunAsync(["--postgres", "this is no connection string"]);

        Assert.Equal(3, outcome.ExitCode);
        Assert.Single(outcome.ErrorLines);
    }

    private async Task ExecuteAsync(string statement)
    {
        await using NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
