using Edict.Generators.Pipeline;

namespace Edict.Generators.Models.Serialization;

/// <summary>A type that gets a converter of its own, shared by everything in the assembly that holds it.</summary>
/// <param name="Converter">The name of the converter class.</param>
/// <param name="Type">How code refers to the type.</param>
/// <param name="IsValueType">Whether it is a struct or an enum.</param>
internal abstract record ShapeModel(string Converter, string Type, bool IsValueType)
{
    /// <summary>Whether its converter refers to what is obsolete.</summary>
    public bool IsObsolete { get; init; }

    /// <summary>The converters that its converter calls; empty ones for what needs none.</summary>
    public virtual IEnumerable<string> Uses => [];
}

/// <summary>A class, record or struct, written as a JSON object.</summary>
/// <param name="Converter">The name of the converter class.</param>
/// <param name="Type">How code refers to the type.</param>
/// <param name="IsValueType">Whether it is a struct.</param>
/// <param name="IsSealed">Whether no object can be of a type derived from it.</param>
/// <param name="Properties">What is stored, in order.</param>
/// <param name="Arguments">The places in <paramref name="Properties"/> of what the constructor takes, in its order.</param>
internal sealed record ObjectShapeModel(
    string Converter,
    string Type,
    bool IsValueType,
    bool IsSealed,
    EquatableArray<PropertyModel> Properties,
    EquatableArray<int> Arguments)
    : ShapeModel(Converter, Type, IsValueType)
{
    public override IEnumerable<string> Uses => Properties.Select(static property => property.Value.Converter);
}

/// <summary>A collection, written as a JSON array.</summary>
/// <param name="Converter">The name of the converter class.</param>
/// <param name="Type">How code refers to the type.</param>
/// <param name="IsValueType">Whether it is a struct.</param>
/// <param name="Kind">Which collection.</param>
/// <param name="Element">Its elements.</param>
internal sealed record CollectionShapeModel(string Converter, string Type, bool IsValueType, CollectionKind Kind, ValueModel Element)
    : ShapeModel(Converter, Type, IsValueType)
{
    public override IEnumerable<string> Uses => [Element.Converter];
}

/// <summary>A dictionary, written as a JSON object with any keys.</summary>
/// <param name="Converter">The name of the converter class.</param>
/// <param name="Type">How code refers to the type.</param>
/// <param name="Kind">Which dictionary.</param>
/// <param name="Key">Its keys.</param>
/// <param name="Value">Its values.</param>
internal sealed record DictionaryShapeModel(string Converter, string Type, DictionaryKind Kind, ValueModel Key, ValueModel Value)
    : ShapeModel(Converter, Type, IsValueType: false)
{
    public override IEnumerable<string> Uses => [Key.Converter, Value.Converter];
}

/// <summary>An enum, written by name.</summary>
/// <param name="Converter">The name of the converter class.</param>
/// <param name="Type">How code refers to the type.</param>
/// <param name="IsFlags">Whether values combine several names.</param>
/// <param name="UnderlyingType">The keyword of the underlying type.</param>
/// <param name="Names">The names as declared.</param>
internal sealed record EnumShapeModel(
    string Converter, string Type, bool IsFlags, string UnderlyingType, EquatableArray<EnumNameModel> Names)
    : ShapeModel(Converter, Type, IsValueType: true);

/// <summary>A type that wraps one value, written as that value.</summary>
/// <param name="Converter">The name of the converter class.</param>
/// <param name="Type">How code refers to the type.</param>
/// <param name="IsValueType">Whether it is a struct.</param>
/// <param name="IsSealed">Whether no object can be of a type derived from it.</param>
/// <param name="Property">The property that gives the value.</param>
/// <param name="Value">The value.</param>
internal sealed record WrapperShapeModel(
    string Converter, string Type, bool IsValueType, bool IsSealed, string Property, ValueModel Value)
    : ShapeModel(Converter, Type, IsValueType)
{
    public override IEnumerable<string> Uses => [Value.Converter];
}

/// <summary>A type that parses the text it gives.</summary>
/// <param name="Converter">The name of the converter class.</param>
/// <param name="Type">How code refers to the type.</param>
/// <param name="IsValueType">Whether it is a struct.</param>
internal sealed record TextShapeModel(string Converter, string Type, bool IsValueType)
    : ShapeModel(Converter, Type, IsValueType);

/// <summary>A type that a converter of the user's writes and reads.</summary>
/// <param name="Converter">The name of the converter class.</param>
/// <param name="Type">How code refers to the type.</param>
/// <param name="IsValueType">Whether it is a struct.</param>
/// <param name="UserConverter">How code refers to the user's converter.</param>
internal sealed record ConvertedShapeModel(string Converter, string Type, bool IsValueType, string UserConverter)
    : ShapeModel(Converter, Type, IsValueType);

/// <summary>A type whose objects are of one of several known types, written as an object that says which.</summary>
/// <param name="Converter">The name of the converter class.</param>
/// <param name="Type">How code refers to the base type.</param>
/// <param name="Property">The name of the property that says which.</param>
/// <param name="Kinds">The known types, those that derive from others first.</param>
internal sealed record HierarchyShapeModel(string Converter, string Type, string Property, EquatableArray<KindModel> Kinds)
    : ShapeModel(Converter, Type, IsValueType: false)
{
    public override IEnumerable<string> Uses => Kinds.Select(static kind => kind.Converter);
}
