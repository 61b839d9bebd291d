namespace Edict.Generators.Models;

/// <summary>The property of a command that names the aggregate's instance.</summary>
/// <param name="Property">The name of the property, not escaped.</param>
/// <param name="Type">How code refers to its type; <see langword="null"/> while another generator has still to write it.</param>
/// <param name="Text">How its value becomes text.</param>
internal sealed record IdentityModel(string Property, string? Type, IdentityTextModel Text);

/// <summary>How a value becomes the text of an identity.</summary>
/// <param name="Kind">What the value is.</param>
/// <param name="IsReference">Whether it may be null.</param>
/// <param name="Property">The property that gives what a wrapper wraps, not escaped; otherwise <see langword="null"/>.</param>
/// <param name="Wrapped">How what a wrapper wraps becomes text; otherwise <see langword="null"/>.</param>
/// <param name="MayBeParsable">Whether another generator may still give a wrapper a text of its own.</param>
internal sealed record IdentityTextModel(
    IdentityKind Kind, bool IsReference = false, string? Property = null, IdentityTextModel? Wrapped = null, bool MayBeParsable = false);

/// <summary>What the value of an identity is.</summary>
internal enum IdentityKind
{
    /// <summary>Text, taken as it is.</summary>
    Text,

    /// <summary>A Guid or an integer, which converts to an identity.</summary>
    Convertible,

    /// <summary>Anything that is parsable, or will be once another generator ran. The compiler says so if it is not.</summary>
    Parsable,

    /// <summary>A type that wraps one value of any of these kinds.</summary>
    Wrapper,
}
