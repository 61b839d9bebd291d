using Edict.Generators.Models;

namespace Edict.Generators.Emission.Returns;

/// <summary>The statements that hand what a handler returned to the collector <c>decided</c>: one file for each shape.</summary>
internal static class ReturnEmitter
{
    /// <summary>The statements for a value.</summary>
    /// <param name="returned">What the value is.</param>
    /// <param name="value">The expression that gives it; evaluated once.</param>
    public static string Emit(ReturnModel returned, string value) => returned.Shape switch
    {
        ReturnShape.OneEvent => OneEventReturn.Emit(value),
        ReturnShape.Tuple => TupleReturn.Emit(returned, value),
        ReturnShape.Sequence => SequenceReturn.Emit(returned, value),
        ReturnShape.ImmutableArray => ImmutableArrayReturn.Emit(returned, value),
        ReturnShape.Decision => DecisionReturn.Emit(value),
        ReturnShape.DecisionOf => DecisionOfReturn.Emit(returned, value),
        _ => NothingReturn.Emit(value),
    };
}
