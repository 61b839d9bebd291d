using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Returns;

/// <summary>The shapes of what a handler may return, in the order in which they are tried. A new shape is one file and one line.</summary>
internal static class ReturnShapes
{
    private static readonly Func<ITypeSymbol, RecognisedReturn?>[] HandlerShapes =
    [
        NothingShape.Recognise,
        DecisionShape.Recognise,
        DecisionOfShape.Recognise,
        TupleShape.Recognise,
        AnnotatedEventShape.Recognise,
        SequenceShape.Recognise,
        OneEventShape.Recognise,
    ];

    // What a Decision<T> may hold: not another decision.
    private static readonly Func<ITypeSymbol, RecognisedReturn?>[] DecidedShapes =
    [
        TupleShape.Recognise,
        AnnotatedEventShape.Recognise,
        SequenceShape.Recognise,
        OneEventShape.Recognise,
    ];

    /// <summary>What a handler returns; <see langword="null"/> when it is none of the shapes.</summary>
    public static RecognisedReturn? Recognise(IMethodSymbol method) =>
        method.ReturnsByRef || method.ReturnsByRefReadonly ? null : FirstOf(HandlerShapes, method.ReturnType);

    /// <summary>What a decision on one type holds.</summary>
    public static RecognisedReturn? RecogniseDecided(ITypeSymbol type) => FirstOf(DecidedShapes, type);

    private static RecognisedReturn? FirstOf(Func<ITypeSymbol, RecognisedReturn?>[] shapes, ITypeSymbol type)
    {
        foreach (Func<ITypeSymbol, RecognisedReturn?> recognise in shapes)
        {
            if (recognise(type) is { } recognised)
            {
                return recognised;
            }
        }

        return null;
    }
}
