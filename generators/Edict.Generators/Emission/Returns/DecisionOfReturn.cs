using Edict.Generators.Models;

namespace Edict.Generators.Emission.Returns;

/// <summary><c>Decision&lt;T&gt;</c>: a rejection, or what T is.</summary>
internal static class DecisionOfReturn
{
    public static string Emit(ReturnModel returned, string value) => Source.Block(
        $$"""
        var decision = {{value}};
        if (decision.Rejection is { } rejection)
        {
            decided.Reject(rejection);
        }
        else{{Condition(returned)}}
        {
            {{ReturnEmitter.Emit(returned.Inner!, "decision.Value")}}
        }
        """);

    // The default of a tuple of value types holds events that nobody decided on: nothing happened.
    private static string Condition(ReturnModel returned) =>
        returned.Inner is { Shape: ReturnShape.Tuple, AreValueTypes: true, IsNullableValue: false } ? " if (!decision.Value.Equals(default))" : "";
}
