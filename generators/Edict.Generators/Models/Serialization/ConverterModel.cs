namespace Edict.Generators.Models.Serialization;

/// <summary>A converter that gets a file of its own.</summary>
/// <param name="AssemblyName">The assembly that is compiled.</param>
/// <param name="Shape">What it converts.</param>
internal sealed record ConverterModel(string AssemblyName, ShapeModel Shape);
