using Edict.Projections.Tests;

namespace Edict.PostgreSql.Tests.Projections;

/// <summary>Rebuilds beside what is read, on PostgreSQL.</summary>
public sealed class PostgreSqlBlueGreenTests : BlueGreenTests
{
    protected override ValueTask<ProjectionPlace> OpenAsync() => new(new PostgreSqlProjectionPlace());
}
