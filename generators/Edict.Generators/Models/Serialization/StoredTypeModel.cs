using Edict.Generators.Pipeline;

namespace Edict.Generators.Models.Serialization;

/// <summary>An event or a command with a stable name, and all that its serializer needs.</summary>
/// <param name="Kind">Which of the two it is.</param>
/// <param name="AssemblyName">The assembly that is compiled.</param>
/// <param name="Type">The type.</param>
/// <param name="Name">The stable name.</param>
/// <param name="Version">The version of an event's shape.</param>
/// <param name="IsImmutable">Whether one object of an event can serve every reader.</param>
/// <param name="Fault">Why it cannot be serialized; empty when it can.</param>
/// <param name="Root">The type itself; <see langword="null"/> when it cannot be serialized.</param>
/// <param name="Held">What it holds and needs converters.</param>
internal sealed record StoredTypeModel(
    StoredKind Kind,
    string AssemblyName,
    TypeModel Type,
    string Name,
    int Version,
    bool IsImmutable,
    string Fault,
    ShapeModel? Root,
    EquatableArray<ShapeModel> Held)
{
    /// <summary>The names under which an event was stored before.</summary>
    public EquatableArray<string> FormerNames { get; init; } = [];

    /// <summary>Whether generated code for it refers to what is obsolete.</summary>
    public bool IsObsolete => Type.Obsolete is not null || Root is { IsObsolete: true };

    /// <summary>What it needs converters for.</summary>
    public ShapeHolderModel Holder => new(AssemblyName, Type.FullName, Root?.Converter ?? "", Held);
}
