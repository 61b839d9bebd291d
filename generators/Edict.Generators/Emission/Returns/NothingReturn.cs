namespace Edict.Generators.Emission.Returns;

/// <summary><c>void</c>.</summary>
internal static class NothingReturn
{
    public static string Emit(string call) => $"{call};";
}
