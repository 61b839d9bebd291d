using Edict.Sqlite.Tests;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Edict.EntityFrameworkCore.Tests;

/// <summary>Events in one file, read models in another.</summary>
internal sealed class SqliteBoardPlace : BoardPlace
{
    private readonly TemporaryFolder _folder = new();

    public override void UseStore(EdictOptions options) => options.UseSqlite(_folder.PathOf("events.db"));

    public override void UseDatabase(DbContextOptionsBuilder options) => options.UseSqlite(ConnectionString("reports.db"));

    public override void UseDatabaseOfEvents(DbContextOptionsBuilder options) => options.UseSqlite(ConnectionString("events.db"));

    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
        return default;
    }

    private string ConnectionString(string file) => new SqliteConnectionStringBuilder { DataSource = _folder.PathOf(file) }.ToString();
}
