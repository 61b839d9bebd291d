namespace Edict;

/// <summary>An index of a table of a projection. Immutable and safe for concurrent use.</summary>
public sealed class ReadModelIndex
{
    internal const int MaxLengthWithTable = 50;

    internal ReadModelIndex(ReadModelTable table, string name)
    {
        Table = table;
        Name = name;
    }

    /// <summary>The table.</summary>
    public ReadModelTable Table { get; }

    /// <summary>What the index is called.</summary>
    public string Name { get; }
}
