namespace Edict;

/// <summary>An option is missing or out of its range; the application did not start.</summary>
/// <param name="option">The name of the option.</param>
/// <param name="message">What is wrong, what was expected.</param>
public sealed class EdictOptionsException(string option, string message) : EdictException(message)
{
    /// <summary>The name of the option.</summary>
    public string Option { get; } = option;
}
