using Edict.Analyzers.Declarations;
using Edict.Analyzers.Diagnostics;
using Edict.Generators.Models;
using Edict.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Routing;

/// <summary>Finds commands for which two methods are equally close: two for its own type, or two for base types of which neither derives from the other.</summary>
internal static class CommandConflicts
{
    public static void Report(
        IEnumerable<HandledCommand> handled, IEnumerable<INamedTypeSymbol> derived, ApplicationScopes scopes, Action<Diagnostic> report)
    {
        foreach (IGrouping<string, HandledCommand> same in handled.GroupBy(static command => command.Command.FullName))
        {
            HandledCommand[] byBase = [.. same.Where(static command => command.Base is not null)];
            ReportSecond(same.Where(static command => command.Base is null), scopes, report);
            if (byBase.Length > 1 && FindAmbiguous([.. same], byBase, scopes) is ({ } first, { } second))
            {
                Location? name = derived.Where(type => TypeReader.FullName(type) == same.Key).Select(static type => SourceLocations.NameOf(type)).FirstOrDefault();
                ReportAmbiguous(first, second, name ?? first.Location ?? second.Location ?? scopes.LocationOfTaker([first.Handler], [second.Handler]), report);
            }
        }
    }

    private static void ReportSecond(IEnumerable<HandledCommand> same, ApplicationScopes scopes, Action<Diagnostic> report)
    {
        foreach ((HandledCommand earlier, HandledCommand later) in scopes.FindConflicts(same, static command => [command.Handler]))
        {
            if ((later.Location ?? scopes.LocationOfTaker([earlier.Handler], [later.Handler])) is { } location)
            {
                report(Diagnostic.Create(
                    Descriptors.CommandHandledTwice,
                    location,
                    later.Command.DisplayName,
                    $"by '{earlier.Handler.DisplayName}' and by '{later.Handler.DisplayName}'"));
            }
        }
    }

    private static void ReportAmbiguous(HandledCommand first, HandledCommand second, Location? location, Action<Diagnostic> report)
    {
        if (location is not null)
        {
            report(Diagnostic.Create(
                Descriptors.CommandAmbiguous,
                location,
                first.Command.DisplayName,
                first.Base!.Type.DisplayName,
                second.Base!.Type.DisplayName));
        }
    }

    // Two methods for one base type are reported there.
    private static (HandledCommand First, HandledCommand Second)? FindAmbiguous(HandledCommand[] all, HandledCommand[] byBase, ApplicationScopes scopes)
    {
        foreach (HandledCommand first in byBase)
        {
            foreach (HandledCommand second in byBase.Where(second => first.Base!.Type.FullName != second.Base!.Type.FullName))
            {
                if (scopes.TakeBoth(first.Handler, second.Handler) && !all.Any(other => Decides(other, first, second) && scopes.TakeBoth(first.Handler, other.Handler)))
                {
                    return (first, second);
                }
            }
        }

        return null;
    }

    private static bool Decides(HandledCommand other, HandledCommand first, HandledCommand second) =>
        RoutePrecedence.Precedes(other.Base, first.Base) || RoutePrecedence.Precedes(other.Base, second.Base);
}
