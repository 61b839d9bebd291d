using System.Collections.Frozen;
using Edict.CompilerServices;

namespace Edict.Dispatch;

/// <summary>Which event handlers a dispatch waits for: as it says, else as its command declares, else as the application does. Immutable and safe for concurrent use.</summary>
internal sealed class ConsistencyRules
{
    private readonly string _application;
    private readonly FrozenSet<string> _known;
    private readonly string[] _strong;
    private readonly IReadOnlyList<string> _byDefault;
    private readonly FrozenDictionary<CommandRoute, IReadOnlyList<string>> _byRoute;

    /// <param name="application">The name of the application.</param>
    /// <param name="handlers">The stable names of its event handlers, each with what it declares.</param>
    /// <param name="routes">Its commands.</param>
    /// <param name="consistency">What holds where nothing is said.</param>
    /// <exception cref="UnknownEventHandlerException">A command names an event handler that the application does not have.</exception>
    internal ConsistencyRules(
        string application, IReadOnlyDictionary<string, Consistency> handlers, IEnumerable<CommandRoute> routes, Consistency consistency)
    {
        _application = application;
        _known = handlers.Keys.ToFrozenSet(StringComparer.Ordinal);
        _strong = [.. handlers.Where(static handler => handler.Value == Consistency.Strong).Select(static handler => handler.Key)];
        _byDefault = consistency == Consistency.Strong ? _strong : [];
        _byRoute = routes
            .Where(static route => route.Consistency is not null || route.WaitFor is not null)
            .ToFrozenDictionary(static route => route, route => Named(route.Consistency, route.WaitFor));
        WaitsUnasked = _byDefault.Count > 0 || _byRoute.Values.Any(static waited => waited.Count > 0);
    }

    /// <summary>Whether a dispatch of which nothing is said may wait.</summary>
    internal bool WaitsUnasked { get; }

    /// <summary>The stable names of the event handlers that a dispatch waits for.</summary>
    /// <exception cref="UnknownEventHandlerException">One is named that the application does not have.</exception>
    internal IReadOnlyList<string> HandlersFor(CommandRoute route, DispatchOptions options) =>
        options.Consistency is not null || options.WaitFor is not null
            ? Named(options.Consistency, options.WaitFor)
            : _byRoute.GetValueOrDefault(route) ?? _byDefault;

    private IReadOnlyList<string> Named(Consistency? consistency, IReadOnlyCollection<string>? names)
    {
        string[] strong = consistency == Consistency.Strong ? _strong : [];
        if (names is not { Count: > 0 })
        {
            return strong;
        }

        foreach (string? name in names)
        {
            if (name is null || !_known.Contains(name))
            {
                throw new UnknownEventHandlerException(name, _application);
            }
        }

        return [.. names.Concat(strong).Distinct(StringComparer.Ordinal)];
    }
}
