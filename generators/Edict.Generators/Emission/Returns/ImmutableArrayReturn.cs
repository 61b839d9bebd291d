using Edict.Generators.Models;

namespace Edict.Generators.Emission.Returns;

/// <summary>An immutable array, whose <c>default</c> means that nothing happened.</summary>
internal static class ImmutableArrayReturn
{
    public static string Emit(ReturnModel returned, string value, string collector) => Source.Block(
        $$"""
        var events = {{value}};
        if (!events.IsDefault)
        {
            {{SequenceReturn.Emit(returned, "events", collector)}}
        }
        """);
}
