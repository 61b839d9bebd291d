using Edict.Generators.Pipeline;

namespace Edict.Generators.Models.Serialization;

/// <summary>An event and all that its serializer needs.</summary>
/// <param name="AssemblyName">The assembly that is compiled.</param>
/// <param name="Type">The event type.</param>
/// <param name="Name">The stable name.</param>
/// <param name="Version">The version of the shape.</param>
/// <param name="IsImmutable">Whether one object can serve every reader.</param>
/// <param name="Converter">The converter of the event itself; empty when it cannot be serialized.</param>
/// <param name="Fault">Why it cannot be serialized; empty when it can.</param>
/// <param name="Shapes">The types that need converters: the event first, then what it holds.</param>
internal sealed record EventModel(
    string AssemblyName,
    TypeModel Type,
    string Name,
    int Version,
    bool IsImmutable,
    string Converter,
    string Fault,
    EquatableArray<ShapeModel> Shapes);
