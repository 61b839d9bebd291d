using Edict.Generators.Models;

namespace Edict.Generators.Emission.Returns;

/// <summary>The statements that hand what a method returned to a collector: one file for each shape.</summary>
internal static class ReturnEmitter
{
    /// <summary>The statements for a value.</summary>
    /// <param name="returned">What the value is.</param>
    /// <param name="value">The expression that gives it; evaluated once.</param>
    /// <param name="collector">The collector; only one of decisions takes a decision.</param>
    public static string Emit(ReturnModel returned, string value, string collector = "decided") => returned.Shape switch
    {
        ReturnShape.OneEvent => OneEventReturn.Emit(value, collector),
        ReturnShape.Tuple => TupleReturn.Emit(returned, value, collector),
        ReturnShape.Sequence => SequenceReturn.Emit(returned, value, collector),
        ReturnShape.ImmutableArray => ImmutableArrayReturn.Emit(returned, value, collector),
        ReturnShape.Decision => DecisionReturn.Emit(value),
        ReturnShape.DecisionOf => DecisionOfReturn.Emit(returned, value),
        _ => NothingReturn.Emit(value),
    };
}
