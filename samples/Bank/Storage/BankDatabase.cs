using System.Data.Common;
using Edict;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Bank.Storage;

/// <summary>Where the bank keeps its events, and its read models beside them.</summary>
internal abstract record BankDatabase
{
    /// <summary>A SQLite file.</summary>
    internal sealed record SqliteFile(string Path) : BankDatabase
    {
        internal override void Use(EdictOptions options) => options.UseSqlite(Path);

        internal override DbConnection Connect() =>
            new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());

        internal override string Table(string name) => name;

        public override string ToString() => Path;
    }

    /// <summary>A PostgreSQL database, in the schema that Edict makes there.</summary>
    internal sealed record PostgreSqlServer(string ConnectionString) : BankDatabase
    {
        internal override void Use(EdictOptions options) => options.UsePostgreSql(ConnectionString);

        internal override DbConnection Connect() => new NpgsqlConnection(ConnectionString);

        internal override string Table(string name) => $"edict.{name}";

        public override string ToString() => new NpgsqlConnectionStringBuilder(ConnectionString).Database ?? "";
    }

    internal abstract void Use(EdictOptions options);

    /// <summary>A connection for queries, not open yet.</summary>
    internal abstract DbConnection Connect();

    /// <summary>What queries call a table of a read model.</summary>
    internal abstract string Table(string name);
}
