namespace Edict.Generators.Models;

/// <summary>An event of the assembly being compiled, as its module lists it.</summary>
/// <param name="Type">The event type.</param>
/// <param name="Name">The stable name.</param>
/// <param name="Version">The version of the shape.</param>
internal sealed record EventEntryModel(TypeModel Type, string Name, int Version);
