namespace Edict;

/// <summary>What the tables of one build of a projection are called in the database. Immutable and safe for concurrent use.</summary>
public sealed class ReadModelNames
{
    internal ReadModelNames(int build, bool isShadow)
    {
        Build = build;
        IsShadow = isShadow;
    }

    /// <summary>The number of the build: 1 for the first, and one more for each rebuild.</summary>
    public int Build { get; }

    /// <summary>Whether the tables lie beside those that are read, under names of their own.</summary>
    public bool IsShadow { get; }

    /// <summary>The name of a table in the database, not quoted.</summary>
    /// <param name="name">The plain name of the table.</param>
    public string TableName(string name) => IsShadow ? $"{name}__{Build}" : name;

    /// <summary>The name of an index in the database, not quoted; the same before and after the build becomes what is read.</summary>
    /// <param name="index">The index.</param>
    public string IndexName(ReadModelIndex index)
    {
        ArgumentNullException.ThrowIfNull(index);
        return $"{index.Table.Name}__{index.Name}__{Build}";
    }
}
