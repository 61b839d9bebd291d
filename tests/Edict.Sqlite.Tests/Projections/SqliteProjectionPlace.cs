using System.Data.Common;
using Edict.Projections.Tests;
using Edict.Sqlite.ReadModels;
using Microsoft.Data.Sqlite;

namespace Edict.Sqlite.Tests.Projections;

/// <summary>Events and read models in one file, and a second file for read models alone.</summary>
internal sealed class SqliteProjectionPlace : ProjectionPlace
{
    private readonly TemporaryFolder _folder = new();

    private string Events => _folder.PathOf("events.db");

    private string Other => _folder.PathOf("other.db");

    public override void UseStore(EdictOptions options) => options.UseSqlite(Events);

    public override void UseOtherReadModel(EdictOptions options) => options.UseSqliteReadModel(Other);

    public override ReadModelDatabase Faulty(Action committed, Action begins) => new FaultyDatabase(Events, committed, begins);

    public override DbException Away() => new SqliteException("The file is kept.", SQLitePCL.raw.SQLITE_BUSY);

    public override async ValueTask<DbConnection> ConnectAsync(bool toOther)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = toOther ? Other : Events, Pooling = false }.ToString());
        await connection.OpenAsync();
        return connection;
    }

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return default;
    }

    private sealed class FaultyDatabase(string path, Action committed, Action begins) : SqliteReadModelDatabase(path, TimeSpan.FromSeconds(10))
    {
        protected override void Committed(DbConnection connection)
        {
            base.Committed(connection);
            committed();
        }

        protected override ValueTask<DbTransaction> BeginTransactionAsync(DbConnection connection, CancellationToken cancellation)
        {
            begins();
            return base.BeginTransactionAsync(connection, cancellation);
        }
    }
}
