using Edict.Projections;

namespace Edict;

/// <summary>
/// A table of a projection. Statements name it instead of writing its name, so that the same statements fill a second table while a rebuild goes on beside the first.
/// Immutable and safe for concurrent use.
/// </summary>
/// <remarks>Whoever queries the read model writes the plain name: it is always that of the table that is complete.</remarks>
public sealed class ReadModelTable
{
    /// <summary>The most characters of a name.</summary>
    public const int MaxNameLength = 40;

    /// <summary>Names a table.</summary>
    /// <param name="name">The name: 1 to <see cref="MaxNameLength"/> ASCII letters in lower case, digits and underscores, no digit first, no two underscores in a row.</param>
    /// <exception cref="ArgumentException">No table can have this name.</exception>
    public ReadModelTable(string name)
    {
        Identifier.Ensure(name, MaxNameLength, nameof(name));
        Name = name;
    }

    /// <summary>The plain name.</summary>
    public string Name { get; }

    /// <summary>An index of the table, whose name in the database differs from one build of the table to the next.</summary>
    /// <param name="name">What the index is called: as a table may be, and short enough to make at most 50 characters together with the table's name.</param>
    /// <exception cref="ArgumentException">No index can have this name.</exception>
    public ReadModelIndex Index(string name)
    {
        Identifier.Ensure(name, ReadModelIndex.MaxLengthWithTable - Name.Length, nameof(name));
        return new ReadModelIndex(this, name);
    }

    /// <summary>The plain name.</summary>
    public override string ToString() => Name;
}
