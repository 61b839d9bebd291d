namespace Edict.Generators.Emission.Returns;

/// <summary>One event or null.</summary>
internal static class OneEventReturn
{
    public static string Emit(string value, string collector) => $"{collector}.Add({value});";
}
