using Edict.Analyzers.Declarations;
using Edict.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Routing;

/// <summary>
/// Finds handler classes of one aggregate, here or in referenced assemblies, whose commands carry identities of different types. What
/// disagrees within one class, its parser reports.
/// </summary>
internal static class IdentityConflicts
{
    public static void Report(IEnumerable<HandledCommand> handled, ApplicationScopes scopes, Action<Diagnostic> report)
    {
        foreach (IGrouping<string, HandledCommand> aggregate in handled.Where(IsKnown).GroupBy(static command => command.Aggregate))
        {
            HashSet<string> classes = [];
            List<HandledCommand> earlier = [];
            foreach (HandledCommand command in aggregate.Where(command => classes.Add(command.Handler.FullName)))
            {
                if (earlier.Find(other => scopes.TakeBoth(other.Handler, command.Handler)) is { } first && first.Identity != command.Identity)
                {
                    Report(first, command, scopes, report);
                }

                earlier.Add(command);
            }
        }
    }

    // What two referenced assemblies disagree about is seen where an application takes both.
    private static void Report(HandledCommand first, HandledCommand other, ApplicationScopes scopes, Action<Diagnostic> report)
    {
        if ((other.Location ?? scopes.LocationOfTaker([first.Handler], [other.Handler])) is { } location)
        {
            report(Diagnostic.Create(
                Descriptors.IdentityTypesDisagree, location, Property(other), TypeOf(other), Property(first), TypeOf(first)));
        }
    }

    private static bool IsKnown(HandledCommand command) => command.Identity is not null;

    private static string Property(HandledCommand command) => command.Property is { } property
        ? $"'{command.Command.DisplayName}.{property}'"
        : $"the identity of '{command.Command.DisplayName}'";

    private static string TypeOf(HandledCommand command) => command.Identity!.Replace("global::", "");
}
