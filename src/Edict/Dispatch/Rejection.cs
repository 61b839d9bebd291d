namespace Edict;

/// <summary>The reason why a command was refused by a business rule: a value, not an exception. Immutable.</summary>
/// <param name="Code">A stable code for programs, such as <c>insufficient-funds</c>.</param>
/// <param name="Message">A sentence for people, or <see langword="null"/>.</param>
/// <param name="Details">Further values by name, or <see langword="null"/>.</param>
public readonly record struct Rejection(string Code, string? Message = null, Metadata? Details = null)
{
    /// <summary>The code, and the message where there is one.</summary>
    public override string ToString() => Message is null ? Code : $"{Code}: {Message}";
}
