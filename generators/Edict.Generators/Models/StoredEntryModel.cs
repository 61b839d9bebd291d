using Edict.Generators.Models.Serialization;

namespace Edict.Generators.Models;

/// <summary>An event, or a command with a stable name, of the assembly being compiled, as its module lists it.</summary>
/// <param name="Kind">Which of the two it is.</param>
/// <param name="Type">The type.</param>
/// <param name="Name">The stable name.</param>
/// <param name="Version">The version of an event's shape.</param>
/// <param name="IsObsolete">Whether code that gives its type refers to what is obsolete.</param>
internal sealed record StoredEntryModel(StoredKind Kind, TypeModel Type, string Name, int Version, bool IsObsolete);
