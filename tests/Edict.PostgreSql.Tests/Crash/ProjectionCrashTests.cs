using Edict.Concurrency.Tests.Crash;
using Edict.PostgreSql.Tests.Servers;
using Npgsql;

namespace Edict.PostgreSql.Tests.Crash;

/// <summary>A process is killed between any two steps of a projection, whose read model is beside the events.</summary>
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
        await using SchemaOfTest schema = new();
        await KilledProjection.LiveAsync(
            $"{schema.Name}:{TestServer.ConnectionString}",
            seed,
            mostCommands: 1_000,
            () => StoredLedgers.ReadAsync(context => schema.Create(context: context)),
            async () =>
            {
                NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(TestServer.ConnectionString) { SearchPath = schema.Name, Pooling = false }.ToString());
                await connection.OpenAsync();
                return connection;
            });
    }
}
