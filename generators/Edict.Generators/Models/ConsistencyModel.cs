using Edict.Generators.Pipeline;

namespace Edict.Generators.Models;

/// <summary>What a [Consistent] says.</summary>
/// <param name="Consistency">How code refers to what it says of strong event handlers; <see langword="null"/> where it names some.</param>
/// <param name="WaitFor">The stable names of the event handlers that it names.</param>
internal sealed record ConsistencyModel(string? Consistency, EquatableArray<string> WaitFor);
