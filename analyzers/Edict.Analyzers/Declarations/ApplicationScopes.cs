using System.Collections.Concurrent;
using Edict.Generators.Models;
using Edict.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Declarations;

/// <summary>
/// Which types meet in an application of the assembly. Where it has none, as in a library, those meet that no scope can part: scopes are
/// namespaces with those below them. Filled concurrently, asked when the compilation ends.
/// </summary>
internal sealed class ApplicationScopes
{
    private readonly ConcurrentBag<(ApplicationModel Model, Location Location)> _applications = [];

    public bool IsEmpty => _applications.IsEmpty;

    public void Add(INamedTypeSymbol type, AttributeData attribute, Compilation compilation, CancellationToken cancellation)
    {
        if (ApplicationParser.Parse(type, attribute, compilation, problems: null, cancellation) is { } application)
        {
            _applications.Add((application, SourceLocations.NameOf(type)));
        }
    }

    public bool TakeBoth(TypeModel first, TypeModel second) =>
        _applications.IsEmpty ? IsWithin(first, second) || IsWithin(second, first) : Takers([first], [second]).Any();

    /// <summary>Whether an application routes a command by some of its handlers, sees a subtype, and routes that one by none of its own.</summary>
    public bool Miss(TypeModel command, IEnumerable<TypeModel> handlers, TypeModel subtype, IReadOnlyCollection<TypeModel> ownHandlers)
    {
        if (_applications.IsEmpty)
        {
            return ownHandlers.Count == 0;
        }

        return _applications.Any(application =>
            handlers.Any(handler => application.Model.Takes(handler.Namespace))
            && (application.Model.Takes(subtype.Namespace) || !application.Model.Takes(command.Namespace))
            && !ownHandlers.Any(handler => application.Model.Takes(handler.Namespace)));
    }

    /// <summary>The name of the first application that takes both: where to report what two referenced assemblies disagree about.</summary>
    /// <param name="first">The types any of which brings the first one in.</param>
    /// <param name="second">The types any of which brings the second one in.</param>
    public Location? LocationOfTaker(IReadOnlyList<TypeModel> first, IReadOnlyList<TypeModel> second) => Takers(first, second)
        .OrderBy(static application => application.Model.Type.FullName, StringComparer.Ordinal)
        .Select(static application => application.Location)
        .FirstOrDefault();

    /// <summary>Of things that must be unique, each that meets an earlier one in an application, with that earlier one.</summary>
    /// <param name="same">The things.</param>
    /// <param name="typesOf">The types any of which brings a thing into an application.</param>
    public IEnumerable<(T Earlier, T Later)> FindConflicts<T>(IEnumerable<T> same, Func<T, IReadOnlyList<TypeModel>> typesOf)
        where T : class
    {
        List<T> seen = [];
        foreach (T later in same)
        {
            if (seen.Find(earlier => TakeAny(typesOf(earlier), typesOf(later))) is { } first)
            {
                yield return (first, later);
            }

            seen.Add(later);
        }
    }

    private bool TakeAny(IReadOnlyList<TypeModel> first, IReadOnlyList<TypeModel> second) => first.Any(one => second.Any(other => TakeBoth(one, other)));

    private IEnumerable<(ApplicationModel Model, Location Location)> Takers(IReadOnlyList<TypeModel> first, IReadOnlyList<TypeModel> second) =>
        _applications.Where(application => TakesAny(application.Model, first) && TakesAny(application.Model, second));

    private static bool TakesAny(ApplicationModel application, IReadOnlyList<TypeModel> types) => types.Any(type => application.Takes(type.Namespace));

    // What lies in the global namespace is taken only together with everything.
    private static bool IsWithin(TypeModel inner, TypeModel outer) =>
        outer.Namespace.Length == 0 || (inner.Namespace + ".").StartsWith(outer.Namespace + ".", StringComparison.Ordinal);
}
