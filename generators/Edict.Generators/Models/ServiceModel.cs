namespace Edict.Generators.Models;

/// <summary>A constructor parameter that is taken from the services.</summary>
/// <param name="Parameter">Its name, not escaped.</param>
/// <param name="Type">How code refers to its type.</param>
/// <param name="IsRequired">Whether it must be there; otherwise it may be null.</param>
internal sealed record ServiceModel(string Parameter, string Type, bool IsRequired);
