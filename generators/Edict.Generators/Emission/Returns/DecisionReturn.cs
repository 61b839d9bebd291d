namespace Edict.Generators.Emission.Returns;

/// <summary><c>Decision</c>: the collector knows it.</summary>
internal static class DecisionReturn
{
    public static string Emit(string value) => $"decided.Add({value});";
}
