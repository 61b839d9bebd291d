namespace Edict.Analyzers.Purity;

/// <summary>The words of a message for each impurity: what the operation does, and what to do instead.</summary>
internal static class ImpurityTexts
{
    public static string What(Impurity impurity) => impurity switch
    {
        Impurity.InputOutput => "reaches outside the aggregate",
        Impurity.Clock => "depends on the machine's clock",
        Impurity.Randomness => "gives another value each time",
        Impurity.NewId => "makes another id each time",
        Impurity.Waiting => "makes the aggregate wait",
        _ => "starts work beside the aggregate",
    };

    public static string Remedy(Impurity impurity, PureDuty duty) => (duty, impurity) switch
    {
        (PureDuty.Begins, _) => "Begin with constant values; the first event brings the rest.",
        (PureDuty.Upcasts, _) => "Make the newer event of what the older one holds, and of constants.",
        (PureDuty.Applies, Impurity.InputOutput or Impurity.Waiting or Impurity.ConcurrentWork) =>
            "Only change state here; what an event sets off belongs in an event handler.",
        (PureDuty.Applies, _) => "Let the handler decide on the value and put it into the event.",
        (_, Impurity.Clock) => "Take a CommandContext parameter and read its Now.",
        (_, Impurity.NewId) => "Take a CommandContext parameter and use its NewId, or let the command carry the id.",
        (_, Impurity.Randomness) => "Let the command carry the value, or let middleware add it before the dispatch.",
        (_, Impurity.ConcurrentWork) => "Return an event and do the work in an event handler, or do it before the dispatch.",
        _ => "Do it before the dispatch, for example in middleware, and let the command carry what it found.",
    };
}
