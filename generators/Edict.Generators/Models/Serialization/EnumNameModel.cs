namespace Edict.Generators.Models.Serialization;

/// <summary>A name that an enum declares.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The bits of its value, extended by its sign.</param>
internal sealed record EnumNameModel(string Name, long Value);
