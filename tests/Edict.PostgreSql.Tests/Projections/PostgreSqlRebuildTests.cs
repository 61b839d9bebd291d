using Edict.Projections.Tests;

namespace Edict.PostgreSql.Tests.Projections;

/// <summary>Rebuilds on PostgreSQL.</summary>
public sealed class PostgreSqlRebuildTests : RebuildTests
{
    protected override ValueTask<ProjectionPlace> OpenAsync() => new(new PostgreSqlProjectionPlace());
}
