namespace Edict.Generators.Models.Serialization;

/// <summary>What a JSON array is read into.</summary>
internal enum CollectionKind
{
    /// <summary>An array, also for interfaces that can only be read.</summary>
    Array,

    /// <summary>A list, also for interfaces that can be added to.</summary>
    List,

    /// <summary>An immutable array, whose default is written as null.</summary>
    ImmutableArray,
}
