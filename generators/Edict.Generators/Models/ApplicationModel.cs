using Edict.Generators.Pipeline;

namespace Edict.Generators.Models;

/// <summary>An application class as its user declared it.</summary>
/// <param name="Type">The class.</param>
/// <param name="Declaration">Where generated members go.</param>
/// <param name="Fault">Why it cannot become an application; otherwise <see langword="null"/>.</param>
/// <param name="Underscored">The names of its user's members that a generated field could have as well: those that begin with an underscore.</param>
/// <param name="Members">Its user's members that a generated one could clash with, as <c>DispatchAsync(global::Bank.Open, ...)</c>: they take its place.</param>
/// <param name="Commands">How its registry of commands is called: <c>Commands</c>, unless its user has something of that name.</param>
/// <param name="Namespaces">What it takes; everything when empty.</param>
/// <param name="Middleware">The middleware around each dispatch, outermost first.</param>
internal sealed record ApplicationModel(
    TypeModel Type,
    DeclarationModel Declaration,
    string? Fault,
    EquatableArray<string> Underscored,
    EquatableArray<string> Members,
    string Commands,
    EquatableArray<string> Namespaces,
    EquatableArray<MiddlewareModel> Middleware)
{
    /// <summary>Whether the user has written a member with the name and parameter types of a generated one.</summary>
    public bool Has(string member) => Members.Contains(member);

    /// <summary>Whether a type of the given namespace belongs to the application.</summary>
    public bool Takes(string space) => Takes(Namespaces, space);

    /// <summary>Whether namespaces that an application names, if it names any, hold a namespace.</summary>
    public static bool Takes(IEnumerable<string> namespaces, string space) =>
        !namespaces.Any() || namespaces.Any(scope => space == scope || space.StartsWith(scope + ".", StringComparison.Ordinal));
}

/// <summary>A middleware and how it is constructed.</summary>
/// <param name="Type">How code refers to the class.</param>
/// <param name="Services">The parameters of its constructor.</param>
internal sealed record MiddlewareModel(string Type, EquatableArray<ServiceModel> Services);
