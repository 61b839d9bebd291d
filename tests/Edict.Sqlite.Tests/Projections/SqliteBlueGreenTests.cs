using Edict.Projections.Tests;

namespace Edict.Sqlite.Tests.Projections;

/// <summary>Rebuilds beside what is read, on SQLite.</summary>
public sealed class SqliteBlueGreenTests : BlueGreenTests
{
    protected override ValueTask<ProjectionPlace> OpenAsync() => new(new SqliteProjectionPlace());
}
