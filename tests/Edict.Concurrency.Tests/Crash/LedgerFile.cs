using Edict.Sqlite;

namespace Edict.Concurrency.Tests.Crash;

/// <summary>A file in a folder of its own, gone when the test ends.</summary>
internal sealed class LedgerFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("edict-crash-");

    internal string Path => System.IO.Path.Combine(_folder.FullName, "ledgers.db");

    internal Task<StoredLedgers> ReadAsync() => StoredLedgers.ReadAsync(
        context => new SqliteEventStore(SqliteStoreSettings.From(new SqliteStoreOptions { Path = Path }), context));

    public void Dispose() => _folder.Delete(recursive: true);
}
