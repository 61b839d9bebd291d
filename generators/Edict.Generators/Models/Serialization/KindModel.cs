namespace Edict.Generators.Models.Serialization;

/// <summary>One of the types that objects of a hierarchy can be of.</summary>
/// <param name="Type">How code refers to it.</param>
/// <param name="Converter">The converter of its properties.</param>
/// <param name="Name">What JSON calls it, as JSON: <c>"circle"</c> or <c>1</c>; empty for the base type itself where it has no name.</param>
internal sealed record KindModel(string Type, string Converter, string Name);
