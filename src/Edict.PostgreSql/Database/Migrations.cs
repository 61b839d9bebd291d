namespace Edict.PostgreSql.Database;

/// <summary>Every step of the schema, in order. A step that was once released is never changed; a new one is added.</summary>
internal static class Migrations
{
    internal static IReadOnlyList<Migration> All { get; } =
    [
        new Migration(1, FirstSchema.Sql + AppendFunction.Sql + CatalogFunctions.Sql),
        new Migration(2, SubscriptionTables.Sql + EditOrder.Sql),
    ];
}
