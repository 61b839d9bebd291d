namespace Edict.Generators.Models.Serialization;

/// <summary>How a collection that is read keeps the comparer of the one that the constructor gave.</summary>
internal enum KeptComparer
{
    /// <summary>It has none.</summary>
    None,

    /// <summary>The constructor of the collection takes it.</summary>
    Constructor,

    /// <summary>A set that has the elements added to an empty one.</summary>
    Set,

    /// <summary>A dictionary that has the entries added to an empty one.</summary>
    Dictionary,

    /// <summary>The method that freezes a set takes it.</summary>
    FrozenSet,

    /// <summary>The method that freezes a dictionary takes it.</summary>
    FrozenDictionary,
}
