using Edict.Generators.Pipeline;

namespace Edict.Generators.Models;

/// <summary>Which of several handlers a command goes to: that of its own type, otherwise that of the most derived of its base types.</summary>
internal static class RoutePrecedence
{
    /// <summary>Gives each command that has no handler of its own in a class to the handlers of the class that are closest to it: one, unless it is ambiguous.</summary>
    public static EquatableArray<HandlerModel> Serve(EquatableArray<HandlerModel> handlers, EquatableArray<SubtypeModel> subtypes)
    {
        if (subtypes.IsEmpty || handlers.All(static handler => handler.Route.Base is null))
        {
            return handlers;
        }

        HashSet<string> own = [.. handlers.Select(static handler => handler.Route.Command.FullName)];
        ILookup<string, SubtypeModel> served = subtypes
            .Where(subtype => !own.Contains(subtype.Type.FullName))
            .SelectMany(subtype => Closest(subtype, handlers).Select(handler => (handler.Route.Command.FullName, Subtype: subtype)))
            .ToLookup(static pair => pair.FullName, static pair => pair.Subtype);
        return handlers
            .Select(handler => served.Contains(handler.Route.Command.FullName)
                ? WithServed(handler, Named(served[handler.Route.Command.FullName]))
                : handler)
            .ToEquatableArray();
    }

    /// <summary>Whether a handler of one base type takes precedence over one of another; a command's own type, which has none, over both.</summary>
    public static bool Precedes(CommandBaseModel? first, CommandBaseModel? second) =>
        second is not null && (first is null || first.DerivesFrom(second));

    /// <summary>The one before which no other goes; the first of several.</summary>
    public static T Closest<T>(IReadOnlyList<T> routes, Func<T, CommandBaseModel?> baseOf) =>
        routes.First(route => !routes.Any(other => Precedes(baseOf(other), baseOf(route))));

    private static HandlerModel WithServed(HandlerModel handler, EquatableArray<ServedModel> served) => handler with
    {
        Served = served,
        Route = handler.Route with { IsObsolete = handler.Route.IsObsolete || served.Any(static command => command.Command.Obsolete is not null) },
    };

    private static IEnumerable<HandlerModel> Closest(SubtypeModel subtype, EquatableArray<HandlerModel> handlers)
    {
        List<HandlerModel> takers = [.. handlers.Where(handler => subtype.Bases.Contains(handler.Route.Command.FullName))];
        return takers.Where(taker => !takers.Any(other => Precedes(other.Route.Base, taker.Route.Base)));
    }

    // Two of one name in different namespaces are told apart by them.
    private static EquatableArray<ServedModel> Named(IEnumerable<SubtypeModel> subtypes) => subtypes
        .GroupBy(static subtype => subtype.Type.NestedName)
        .SelectMany(static same => same.Select(subtype => new ServedModel(
            subtype.Type,
            subtype.IsSealed,
            same.Count() == 1 ? subtype.Type.NestedName : $"{subtype.Type.Namespace}.{subtype.Type.NestedName}",
            subtype.Consistency)))
        .ToEquatableArray();
}
