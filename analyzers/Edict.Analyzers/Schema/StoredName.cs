using Edict.Analyzers.Diagnostics;
using Edict.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Schema;

/// <summary>A name in the store, and the type that claims it.</summary>
/// <param name="Name">The stable name.</param>
/// <param name="Version">The version of an event's shape; 0 for an aggregate.</param>
/// <param name="Type">The type.</param>
/// <param name="Location">Where the name is written; null in another assembly.</param>
internal sealed record StoredName(string Name, int Version, TypeModel Type, Location? Location)
{
    /// <summary>What must be unique: the kind, the name and the version.</summary>
    public (bool IsEvent, string Name, int Version) Key => (Version != 0, Name, Version);

    public static StoredName OfEvent(string name, int version, TypeModel type, Location? location) => new(name, Math.Max(1, version), type, location);

    public static StoredName OfAggregate(string name, TypeModel type, Location? location) => new(name, Version: 0, type, location);

    public Diagnostic Conflict(StoredName earlier, Location location) => Version == 0
        ? Diagnostic.Create(Descriptors.AggregateNameTaken, location, earlier.Type.DisplayName, Type.DisplayName, Name)
        : Diagnostic.Create(Descriptors.EventNameTaken, location, earlier.Type.DisplayName, Type.DisplayName, Name, Version);
}
