using Edict.Generators.Models;

namespace Edict.Generators.Emission.Returns;

/// <summary>Any sequence; the collector enumerates it.</summary>
internal static class SequenceReturn
{
    public static string Emit(ReturnModel returned, string value, string collector) => $"{collector}.AddRange<{returned.Events[0]}>({value});";
}
