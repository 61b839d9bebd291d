using Edict.Generators.Models.Serialization;

namespace Edict.Generators.Emission.Serialization;

/// <summary>How code makes a collection from elements that come one by one.</summary>
/// <param name="Begin">What the elements are put into first.</param>
/// <param name="Add">The method that takes one.</param>
/// <param name="End">What makes the collection of <c>items</c>.</param>
internal sealed record CollectionForm(string Begin, string Add = "Add", string End = "items")
{
    private const string Generic = "global::System.Collections.Generic.";
    private const string Immutable = "global::System.Collections.Immutable.";
    private const string Frozen = "global::System.Collections.Frozen.";

    public static CollectionForm Of(CollectionShapeModel shape)
    {
        string element = shape.Element.DeclaredType;
        string list = $"new {Generic}List<{element}>()";
        return shape.Kind switch
        {
            CollectionKind.Array => new(list, End: "items.ToArray()"),
            CollectionKind.List => new(list),
            CollectionKind.HashSet => new($"new {Generic}HashSet<{element}>()"),
            CollectionKind.Queue => new($"new {Generic}Queue<{element}>()", Add: "Enqueue"),
            CollectionKind.Stack => new(list, End: $"new {Generic}Stack<{element}>({Reversed})"),
            CollectionKind.LinkedList => new($"new {Generic}LinkedList<{element}>()", Add: "AddLast"),
            CollectionKind.ImmutableArray => new($"{Immutable}ImmutableArray.CreateBuilder<{element}>()", End: "items.DrainToImmutable()"),
            CollectionKind.ImmutableList => new($"{Immutable}ImmutableList.CreateBuilder<{element}>()", End: "items.ToImmutable()"),
            CollectionKind.ImmutableHashSet => new($"{Immutable}ImmutableHashSet.CreateBuilder<{element}>()", End: "items.ToImmutable()"),
            CollectionKind.ImmutableSortedSet => new($"{Immutable}ImmutableSortedSet.CreateBuilder<{element}>()", End: "items.ToImmutable()"),
            CollectionKind.ImmutableQueue => new(list, End: $"{Immutable}ImmutableQueue.CreateRange(items)"),
            CollectionKind.ImmutableStack => new(list, End: $"{Immutable}ImmutableStack.CreateRange({Reversed})"),
            CollectionKind.FrozenSet => new(list, End: $"{Frozen}FrozenSet.ToFrozenSet(items)"),
            _ => new($"new {shape.Type}()"),
        };
    }

    public static CollectionForm Of(DictionaryShapeModel shape)
    {
        string types = $"<{shape.Key.DeclaredType}, {shape.Value.DeclaredType}>";
        string dictionary = $"new {Generic}Dictionary{types}()";
        return shape.Kind switch
        {
            DictionaryKind.Dictionary => new(dictionary),
            DictionaryKind.ImmutableDictionary => new($"{Immutable}ImmutableDictionary.CreateBuilder{types}()", End: "items.ToImmutable()"),
            DictionaryKind.ImmutableSortedDictionary => new($"{Immutable}ImmutableSortedDictionary.CreateBuilder{types}()", End: "items.ToImmutable()"),
            DictionaryKind.FrozenDictionary => new(dictionary, End: $"{Frozen}FrozenDictionary.ToFrozenDictionary(items)"),
            _ => new($"new {shape.Type}()"),
        };
    }

    // A stack is written from its top, and filled from its bottom.
    private static string Reversed => "global::System.Linq.Enumerable.Reverse(items)";
}
