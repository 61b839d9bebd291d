using Edict.Generators.Pipeline;

namespace Edict.Generators.Models.Serialization;

/// <summary>The state of an aggregate, and all that its serializer needs.</summary>
/// <param name="AssemblyName">The assembly that is compiled.</param>
/// <param name="Type">The aggregate.</param>
/// <param name="Declaration">Where the serializer goes.</param>
/// <param name="Class">The nested class that is the serializer.</param>
/// <param name="Aggregate">The stable name of the aggregate.</param>
/// <param name="Version">The version of the state.</param>
/// <param name="SnapshotEvery">How many events lie between two snapshots; 0 where none are taken.</param>
/// <param name="Initial">Where the object that the fields are set in comes from.</param>
/// <param name="Fault">Why it cannot be serialized; empty when it can.</param>
/// <param name="Shape">The fields; <see langword="null"/> when it cannot be serialized.</param>
/// <param name="Held">What they hold and needs converters.</param>
internal sealed record StateModel(
    string AssemblyName,
    TypeModel Type,
    DeclarationModel Declaration,
    string Class,
    string Aggregate,
    int Version,
    int SnapshotEvery,
    InitialState Initial,
    string Fault,
    ObjectShapeModel? Shape,
    EquatableArray<ShapeModel> Held)
{
    /// <summary>What it needs converters for.</summary>
    public ShapeHolderModel Holder => new(AssemblyName, Type.FullName, Root: "", Held);
}
