using Microsoft.Data.Sqlite;

namespace Edict.Concurrency.Tests.Crash;

/// <summary>A process is killed between any two steps of a projection, whose read model is in a file beside that of the events.</summary>
[Trait("Category", "Repeated")]
public sealed class ProjectionCrashTests
{
    private const int Seed = 20_261_130;

    [Theory]
    [InlineData(Seed)]
    [InlineData(Seed + 1)]
    [InlineData(Seed + 2)]
    public async Task A_killed_process_has_counted_each_event_once(int seed)
    {
        using LedgerFile file = new();
        await KilledProjection.LiveAsync(file.Path, seed, mostCommands: 2_000, file.ReadAsync, async () =>
        {
            SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = file.Path + ".reports", Pooling = false }.ToString());
            await connection.OpenAsync();
            return connection;
        });
    }
}
