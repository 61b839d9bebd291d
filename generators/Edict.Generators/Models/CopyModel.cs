using Edict.Generators.Pipeline;

namespace Edict.Generators.Models;

/// <summary>How an independent copy of a state is made.</summary>
/// <param name="Way">The way.</param>
/// <param name="Collections">The fields whose collections a clone must not share.</param>
internal sealed record CopyModel(CopyWay Way, EquatableArray<CollectionFieldModel> Collections)
{
    public static CopyModel None { get; } = new(CopyWay.None, []);
}

/// <summary>The ways to copy a state.</summary>
internal enum CopyWay
{
    /// <summary>It cannot be copied soundly.</summary>
    None,

    /// <summary>It never changes, so that it is its own copy.</summary>
    Itself,

    /// <summary>A memberwise clone, with collections of its own.</summary>
    Clone,
}

/// <summary>A field that holds a changeable collection of immutable elements.</summary>
/// <param name="Name">The field as metadata has it, such as <c>&lt;Lines&gt;k__BackingField</c>.</param>
/// <param name="DeclaringType">How code refers to the class that declares it.</param>
/// <param name="Type">How code refers to the field's type.</param>
/// <param name="Kind">What collection it is.</param>
internal sealed record CollectionFieldModel(string Name, string DeclaringType, string Type, CollectionKind Kind);

/// <summary>The collections that generated code can copy.</summary>
internal enum CollectionKind
{
    /// <summary>An array: cloned.</summary>
    Array,

    /// <summary>One whose constructor takes the elements in the order in which they are enumerated.</summary>
    Ordered,

    /// <summary>One whose constructor takes the elements and the comparer.</summary>
    Compared,

    /// <summary>A stack: enumerated from the top, filled from the bottom.</summary>
    Stack,
}
