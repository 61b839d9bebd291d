using Edict.Generators.Pipeline;

namespace Edict.Generators.Models.Serialization;

/// <summary>A type for which a serializer is generated, seen as a holder of types that need converters.</summary>
/// <param name="AssemblyName">The assembly that is compiled.</param>
/// <param name="Owner">How code refers to the type.</param>
/// <param name="Root">The converter that lies with the type itself; empty without one.</param>
/// <param name="Held">The types that it holds.</param>
internal sealed record ShapeHolderModel(string AssemblyName, string Owner, string Root, EquatableArray<ShapeModel> Held);
