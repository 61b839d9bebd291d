using Edict.Generators.Pipeline;

namespace Edict.Generators.Models;

/// <summary>What a handler returns.</summary>
/// <param name="Shape">The shape.</param>
/// <param name="Events">How code refers to the static types of its events; one for a sequence.</param>
/// <param name="IsNullableValue">Whether it is a nullable value type.</param>
/// <param name="AreValueTypes">Whether all its events are value types.</param>
/// <param name="Inner">What a decision on one type holds; otherwise <see langword="null"/>.</param>
internal sealed record ReturnModel(
    ReturnShape Shape,
    EquatableArray<string> Events,
    bool IsNullableValue = false,
    bool AreValueTypes = false,
    ReturnModel? Inner = null);

/// <summary>The shapes of what a handler may return.</summary>
internal enum ReturnShape
{
    /// <summary>Nothing happens.</summary>
    Nothing,

    /// <summary>One event or null.</summary>
    OneEvent,

    /// <summary>A tuple of events.</summary>
    Tuple,

    /// <summary>Any sequence of events.</summary>
    Sequence,

    /// <summary>An immutable array, which may be <c>default</c>.</summary>
    ImmutableArray,

    /// <summary>A decision on any events.</summary>
    Decision,

    /// <summary>A decision on an event, a tuple or a sequence.</summary>
    DecisionOf,
}
