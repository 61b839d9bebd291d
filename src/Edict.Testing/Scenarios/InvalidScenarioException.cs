namespace Edict.Testing;

/// <summary>A scenario that cannot be played: its own mistake, not that of the aggregate under test.</summary>
public sealed class InvalidScenarioException : Exception
{
    internal InvalidScenarioException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
