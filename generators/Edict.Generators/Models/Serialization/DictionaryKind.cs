namespace Edict.Generators.Models.Serialization;

/// <summary>What a JSON object with any keys is read into.</summary>
internal enum DictionaryKind
{
    /// <summary>A dictionary, also for the interfaces of dictionaries.</summary>
    Dictionary,

    /// <summary>One of the framework's other dictionaries that can be changed.</summary>
    Changeable,

    /// <summary>An immutable dictionary.</summary>
    ImmutableDictionary,

    /// <summary>An immutable dictionary in the order of its keys.</summary>
    ImmutableSortedDictionary,

    /// <summary>A dictionary made once and then only read.</summary>
    FrozenDictionary,
}
