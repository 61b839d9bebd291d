namespace Edict.Concurrency.Tests.Crash;

/// <summary>Long tests run where somebody asked for them.</summary>
internal static class Soak
{
    internal const string Reason = "Long; set EDICT_SOAK=1.";

    internal static bool IsOn => Environment.GetEnvironmentVariable("EDICT_SOAK") == "1";
}
