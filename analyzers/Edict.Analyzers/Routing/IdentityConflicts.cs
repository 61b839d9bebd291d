using Edict.Analyzers.Declarations;
using Edict.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Routing;

/// <summary>
/// Finds handler classes of one aggregate whose commands carry identities of different types. What disagrees within one class, its
/// parser reports.
/// </summary>
internal static class IdentityConflicts
{
    public static void Report(IEnumerable<HandledCommand> handled, ApplicationScopes scopes, Action<Diagnostic> report)
    {
        foreach (IGrouping<string, HandledCommand> aggregate in handled.Where(IsKnown).GroupBy(static command => command.Aggregate))
        {
            HashSet<string> classes = [];
            HandledCommand[] firsts = [.. aggregate.Where(command => classes.Add(command.Handler.FullName))];
            foreach (HandledCommand other in firsts.Skip(1).Where(other => Disagree(firsts[0], other) && scopes.TakeBoth(firsts[0].Handler, other.Handler)))
            {
                report(Diagnostic.Create(
                    Descriptors.IdentityTypesDisagree, other.Location, Property(other), TypeOf(other), Property(firsts[0]), TypeOf(firsts[0])));
            }
        }
    }

    private static bool IsKnown(HandledCommand command) => command.Identity is { Type: not null };

    private static bool Disagree(HandledCommand first, HandledCommand other) => first.Identity!.Type != other.Identity!.Type;

    private static string Property(HandledCommand command) => $"{command.Command.DisplayName}.{command.Identity!.Property}";

    private static string TypeOf(HandledCommand command) => command.Identity!.Type!.Replace("global::", "");
}
