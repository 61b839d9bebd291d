using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Serialization;

/// <summary>Where in a stored type a parser stands, for messages.</summary>
/// <param name="root">The stored type.</param>
internal sealed class PropertyPath(INamedTypeSymbol root)
{
    private readonly Stack<(string Name, ISymbol? Member)> _steps = new();

    /// <summary>The innermost property that is written in this compilation; otherwise the stored type.</summary>
    public Location Location => _steps
        .Select(static step => step.Member?.Locations.FirstOrDefault(static location => location.IsInSource))
        .FirstOrDefault(static location => location is not null)
        ?? root.Locations.FirstOrDefault() ?? Location.None;

    public Step Enter(string name, ISymbol? member)
    {
        _steps.Push((name, member));
        return new Step(this);
    }

    public override string ToString() => _steps.Count == 0
        ? root.Name
        : string.Join(".", _steps.Reverse().Select(static step => step.Name)).Replace(".[]", "[]");

    /// <summary>Leaves a property when it is disposed.</summary>
    internal readonly struct Step(PropertyPath path) : IDisposable
    {
        public void Dispose() => path._steps.Pop();
    }
}
