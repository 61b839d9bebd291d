namespace Edict.Concurrency.Tests.Waiting;

public sealed class SqliteWaitingTests : TwoApplicationsTests, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("edict-waiting").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private protected override void Use(EdictOptions options) => options.UseSqlite(Path.Combine(_folder, "shop.db"));
}
