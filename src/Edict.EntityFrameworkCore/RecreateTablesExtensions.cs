using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Storage;

namespace Edict;

/// <summary>Makes tables of read models.</summary>
public static class RecreateTablesExtensions
{
    /// <summary>
    /// Makes the tables of entities anew, empty, with their indexes and what the model seeds them with: for <c>OnCreate</c> of a projection whose tables no migration makes.
    /// What is there by these names is dropped.
    /// </summary>
    /// <param name="context">The context.</param>
    /// <param name="entities">The types of the entities; what they own, and what derives from them, comes along. Tables that refer to each other are named together.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ArgumentException">A type is no entity of the context, or has no table.</exception>
    /// <exception cref="System.Data.Common.DbException">The database refused it; mostly because another table refers to one of these.</exception>
    public static async Task RecreateTablesAsync(this DbContext context, IReadOnlyCollection<Type> entities, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(entities);
        IModel model = context.GetService<IDesignTimeModel>().Model;
        HashSet<(string Name, string? Schema)> tables = [.. entities.SelectMany(entity => TablesOf(model, entity))];
        IReadOnlyList<MigrationOperation> made =
            [.. context.GetService<IMigrationsModelDiffer>().GetDifferences(null, model.GetRelationalModel()).Where(operation => IsAbout(operation, tables))];
        ISqlGenerationHelper sql = context.GetService<ISqlGenerationHelper>();
        IEnumerable<MigrationOperation> dropped = made.OfType<CreateTableOperation>().Reverse()
            .Select(table => new SqlOperation { Sql = $"drop table if exists {sql.DelimitIdentifier(table.Name, table.Schema)}" });
        IRelationalConnection connection = context.GetService<IRelationalConnection>();
        foreach (MigrationCommand command in context.GetService<IMigrationsSqlGenerator>().Generate([.. dropped, .. made], model))
        {
            await command.ExecuteNonQueryAsync(connection, cancellationToken: cancellation).ConfigureAwait(false);
        }
    }

    private static IEnumerable<(string Name, string? Schema)> TablesOf(IModel model, Type entity)
    {
        IEntityType root = model.FindEntityType(entity)
            ?? throw new ArgumentException($"'{entity}' is no entity of this context. Name types that its model has.", nameof(entity));
        (string, string?)[] tables =
        [
            .. model.GetEntityTypes().Where(type => root.IsAssignableFrom(type) || type.IsInOwnershipPath(root))
                .SelectMany(static type => type.GetTableMappings()).Select(static mapping => (mapping.Table.Name, mapping.Table.Schema)),
        ];
        return tables.Length > 0 ? tables : throw new ArgumentException($"'{entity}' is mapped to no table. Name entities that have one.", nameof(entity));
    }

    private static bool IsAbout(MigrationOperation operation, HashSet<(string Name, string? Schema)> tables) =>
        operation is EnsureSchemaOperation || (operation is ITableMigrationOperation about && tables.Contains((about.Table, about.Schema)));
}
