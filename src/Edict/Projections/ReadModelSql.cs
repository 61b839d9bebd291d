namespace Edict.Projections;

/// <summary>The statements about where projections stand, as one database writes them.</summary>
internal sealed class ReadModelSql
{
    private const string Projections = "edict_projections";
    private const string Lanes = "edict_projection_lanes";
    private const string Retries = "edict_projection_retries";

    internal ReadModelSql(ReadModelDatabase database)
    {
        string projections = database.Table(Projections);
        string lanes = database.Table(Lanes);
        string retries = database.Table(Retries);
        (string p0, string p1, string p2, string p3, string p4) =
            (database.Placeholder(0), database.Placeholder(1), database.Placeholder(2), database.Placeholder(3), database.Placeholder(4));
        Probe = $"select name from {retries} where name = '' and position = 0";
        Read =
            $"""
            select p.build, p.version, p.is_live, p.tables, l.position
            from {projections} p join {lanes} l on l.name = p.name and l.build = p.build
            where p.name = {p0}
            order by p.build, l.lane
            """;
        AddBuild = $"insert into {projections} (name, build, version, is_live, tables) values ({p0}, {p1}, {p2}, {p3}, {p4})";
        AddLane = $"insert into {lanes} (name, build, lane, position) values ({p0}, {p1}, {p2}, {p3})";
        Move = $"update {lanes} set position = {p4} where name = {p0} and build = {p1} and lane = {p2} and position = {p3}";
        Hold = $"update {lanes} set position = position where name = {p0} and build = {p1}";
        RemoveBuild = $"delete from {projections} where name = {p0} and build = {p1}";
        RemoveLanes = $"delete from {lanes} where name = {p0} and build = {p1}";
        ReadRetry = $"select position from {retries} where name = {p0} and build = {p1} and position = {p2}";
        AddRetry = $"insert into {retries} (name, build, position) values ({p0}, {p1}, {p2})";
        RemoveRetries = $"delete from {retries} where name = {p0} and build = {p1}";
    }

    /// <summary>Fails where a table is missing.</summary>
    internal string Probe { get; }

    /// <summary>[name]</summary>
    internal string Read { get; }

    /// <summary>[name, build, version, is live, tables]</summary>
    internal string AddBuild { get; }

    /// <summary>[name, build, lane, position]</summary>
    internal string AddLane { get; }

    /// <summary>[name, build, lane, old position, new position]</summary>
    internal string Move { get; }

    /// <summary>Waits for whoever moves a lane, and keeps others from it. [name, build]</summary>
    internal string Hold { get; }

    /// <summary>[name, build]</summary>
    internal string RemoveBuild { get; }

    /// <summary>[name, build]</summary>
    internal string RemoveLanes { get; }

    /// <summary>[name, build, position]</summary>
    internal string ReadRetry { get; }

    /// <summary>[name, build, position]</summary>
    internal string AddRetry { get; }

    /// <summary>[name, build]</summary>
    internal string RemoveRetries { get; }

    internal static IReadOnlyList<string> Definition(ReadModelDatabase database) =>
    [
        $"""
        create table if not exists {database.Table(Projections)} (
            name varchar(200) not null, build integer not null, version integer not null, is_live integer not null, tables text not null, primary key (name, build))
        """,
        $"""
        create table if not exists {database.Table(Lanes)} (
            name varchar(200) not null, build integer not null, lane integer not null, position bigint not null, primary key (name, build, lane))
        """,
        $"create table if not exists {database.Table(Retries)} (name varchar(200) not null, build integer not null, position bigint not null, primary key (name, build, position))",
    ];
}
