namespace Edict.Testing;

/// <summary>An expectation of a scenario was not met. The message is the whole report; any test framework shows it.</summary>
public sealed class ScenarioFailedException : Exception
{
    internal ScenarioFailedException(string report, Exception? cause)
        : base(report, cause)
    {
    }
}
