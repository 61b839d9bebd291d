using Edict.Projections.Tests;

namespace Edict.Sqlite.Tests.Projections;

/// <summary>Rebuilds on SQLite.</summary>
public sealed class SqliteRebuildTests : RebuildTests
{
    protected override ValueTask<ProjectionPlace> OpenAsync() => new(new SqliteProjectionPlace());
}
