namespace Edict.Generators.Models;

/// <summary>What [Obsolete] says of a type.</summary>
/// <param name="Message">What to use instead; <see langword="null"/> when it does not say.</param>
/// <param name="IsError">Whether a use is an error.</param>
internal sealed record ObsoleteModel(string? Message, bool IsError);
