namespace Edict.Generators.Models.Serialization;

/// <summary>What a JSON array is read into.</summary>
internal enum CollectionKind
{
    /// <summary>An array, also for interfaces that can only be read.</summary>
    Array,

    /// <summary>A list, also for interfaces that can be added to.</summary>
    List,

    /// <summary>A set without order, also for the interfaces of sets.</summary>
    HashSet,

    /// <summary>A set in the order of its elements.</summary>
    SortedSet,

    /// <summary>A queue.</summary>
    Queue,

    /// <summary>A stack, written from its top.</summary>
    Stack,

    /// <summary>A linked list.</summary>
    LinkedList,

    /// <summary>A class of System.Collections.ObjectModel.</summary>
    ObjectModel,

    /// <summary>An immutable array, whose default is written as null.</summary>
    ImmutableArray,

    /// <summary>An immutable list.</summary>
    ImmutableList,

    /// <summary>An immutable set without order.</summary>
    ImmutableHashSet,

    /// <summary>An immutable set in the order of its elements.</summary>
    ImmutableSortedSet,

    /// <summary>An immutable queue.</summary>
    ImmutableQueue,

    /// <summary>An immutable stack, written from its top.</summary>
    ImmutableStack,

    /// <summary>A set made once and then only read.</summary>
    FrozenSet,
}
