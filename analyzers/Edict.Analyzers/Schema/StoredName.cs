using Edict.Analyzers.Diagnostics;
using Edict.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Schema;

/// <summary>A stable name, and the type that claims it.</summary>
/// <param name="Kind">What it is the name of.</param>
/// <param name="Name">The stable name.</param>
/// <param name="Version">The version of an event's shape.</param>
/// <param name="Type">The type.</param>
/// <param name="Location">Where the name is written; null in another assembly.</param>
internal sealed record StoredName(NameKind Kind, string Name, int Version, TypeModel Type, Location? Location)
{
    /// <summary>What must be unique: the kind, the name and the version.</summary>
    public (NameKind Kind, string Name, int Version) Key => (Kind, Name, Version);

    /// <summary>How code refers to the types by which a handler can take a command.</summary>
    public IReadOnlyList<string> HandledAs { get; init; } = [];

    public static StoredName OfEvent(string name, int version, TypeModel type, Location? location) =>
        new(NameKind.Event, name, Math.Max(1, version), type, location);

    public static StoredName OfAggregate(string name, TypeModel type, Location? location) =>
        new(NameKind.Aggregate, name, Version: 0, type, location);

    public static StoredName OfEventHandler(string name, TypeModel type, Location? location) =>
        new(NameKind.EventHandler, name, Version: 0, type, location);

    public static StoredName OfCommand(string name, TypeModel type, Location? location, params IEnumerable<string> bases) =>
        new(NameKind.Command, name, Version: 0, type, location) { HandledAs = [type.FullName, .. bases] };

    public Diagnostic Conflict(StoredName earlier, Location location) => Kind switch
    {
        NameKind.Aggregate => Diagnostic.Create(Descriptors.AggregateNameTaken, location, earlier.Type.DisplayName, Type.DisplayName, Name),
        NameKind.Command => Diagnostic.Create(Descriptors.CommandNameTaken, location, earlier.Type.DisplayName, Type.DisplayName, Name),
        NameKind.EventHandler => Diagnostic.Create(Descriptors.EventHandlerNameTaken, location, earlier.Type.DisplayName, Type.DisplayName, Name),
        _ => Diagnostic.Create(Descriptors.EventNameTaken, location, earlier.Type.DisplayName, Type.DisplayName, Name, Version),
    };
}
