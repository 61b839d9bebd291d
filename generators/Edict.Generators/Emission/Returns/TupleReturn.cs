using Edict.Generators.Models;

namespace Edict.Generators.Emission.Returns;

/// <summary>A tuple of events, in its order.</summary>
internal static class TupleReturn
{
    public static string Emit(ReturnModel returned, string value, string collector)
    {
        string items = Source.Lines(Enumerable.Range(1, returned.Events.Count).Select(index => $"{collector}.Add(events.Item{index});"));
        if (!returned.IsNullableValue)
        {
            return Source.Block(
                $"""
                var events = {value};
                {items}
                """);
        }

        return Source.Block(
            $$"""
            if ({{value}} is { } events)
            {
                {{items}}
            }
            """);
    }
}
