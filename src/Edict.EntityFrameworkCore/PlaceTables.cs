using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Edict.EntityFrameworkCore;

/// <summary>The tables of Edict's beside the read models, in the words of any provider.</summary>
internal static class PlaceTables
{
    private const int LongestName = 200;

    /// <summary>The statements that make them.</summary>
    /// <exception cref="InvalidOperationException">The context writes to no relational database.</exception>
    internal static IReadOnlyList<string> Definition(DbContext context)
    {
        string? schema = context.Model.GetDefaultSchema();
        List<MigrationOperation> operations = schema is null ? [] : [new EnsureSchemaOperation { Name = schema }];
        operations.AddRange(
        [
            Table("edict_projections", schema, ["name", "build"], Number("version"), Number("is_live"), Column("tables", typeof(string))),
            Table("edict_projection_lanes", schema, ["name", "build", "lane"], Number("lane"), Column("position", typeof(long))),
            Table("edict_projection_retries", schema, ["name", "build", "position"], Column("position", typeof(long))),
        ]);
        return [.. context.GetService<IMigrationsSqlGenerator>().Generate(operations).Select(static command => command.CommandText)];
    }

    private static CreateTableOperation Table(string name, string? schema, string[] key, params AddColumnOperation[] columns)
    {
        CreateTableOperation table = new()
        {
            Name = name,
            Schema = schema,
            PrimaryKey = new AddPrimaryKeyOperation { Name = $"pk_{name}", Table = name, Schema = schema, Columns = key },
        };
        table.Columns.AddRange([Column("name", typeof(string), LongestName), Number("build"), .. columns]);
        foreach (AddColumnOperation column in table.Columns)
        {
            (column.Table, column.Schema) = (name, schema);
        }

        return table;
    }

    private static AddColumnOperation Number(string name) => Column(name, typeof(int));

    private static AddColumnOperation Column(string name, Type type, int? longest = null) => new() { Name = name, ClrType = type, MaxLength = longest };
}
