using Edict.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Purity;

/// <summary>The table of impure operations, resolved for one compilation.</summary>
internal sealed class ImpureSymbols
{
    private static readonly ILookup<string, ImpureMembers> ByName = PureOperations.Impure.ToLookup(static row => row.Type);

    private readonly Dictionary<INamedTypeSymbol, ImpureMembers[]> _types = new(SymbolEqualityComparer.Default);
    private readonly HashSet<INamedTypeSymbol> _taskTypes = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _namespaces;

    public ImpureSymbols(Compilation compilation)
    {
        HashSet<string> unresolved = [];
        foreach (IGrouping<string, ImpureMembers> rows in ByName)
        {
            if (compilation.GetTypeByMetadataName(rows.Key) is { } type)
            {
                _types[type] = [.. rows];
            }
            else
            {
                unresolved.Add(rows.Key);
            }
        }

        _namespaces = unresolved;
        foreach (string name in (string[])["Task", "Task`1", "ValueTask", "ValueTask`1"])
        {
            if (compilation.GetTypeByMetadataName($"System.Threading.Tasks.{name}") is { } task)
            {
                _taskTypes.Add(task);
            }
        }
    }

    /// <summary>Why a member is impure; null when nothing speaks against it.</summary>
    public Impurity? Find(ISymbol member)
    {
        if (member.ContainingType?.OriginalDefinition is not { } type)
        {
            return null;
        }

        return FindInTable(member, type) ?? FindInNamespace(type) ?? FindInReturnType(member, type);
    }

    /// <summary>Whether a method belongs to those that are asynchronous, and so have no valid signature in an aggregate anyway.</summary>
    public bool IsAsynchronous(IMethodSymbol method) =>
        method.IsAsync || IsTask(method.ReturnType);

    private Impurity? FindInTable(ISymbol member, INamedTypeSymbol type)
    {
        if (!_types.TryGetValue(type, out ImpureMembers[] rows))
        {
            return null;
        }

        string? firstParameter = (member as IMethodSymbol)?.Parameters.FirstOrDefault()?.Type.ToDisplayString();
        return rows.FirstOrDefault(row => row.Contains(member.MetadataName, firstParameter))?.Impurity;
    }

    private Impurity? FindInNamespace(INamedTypeSymbol type)
    {
        if (type.ContainingNamespace is not { IsGlobalNamespace: false } space || type.TypeKind == TypeKind.Enum)
        {
            return null;
        }

        string name = SymbolNames.Of(space);
        return _namespaces.Contains(name) ? ByName[name].First().Impurity : null;
    }

    // Whoever gets a task has started something, unless the task is only a finished value.
    private Impurity? FindInReturnType(ISymbol member, INamedTypeSymbol type) =>
        member is IMethodSymbol { MethodKind: not MethodKind.Constructor } method && IsTask(method.ReturnType) && !_taskTypes.Contains(type)
            ? Impurity.ConcurrentWork
            : null;

    private bool IsTask(ITypeSymbol type) => type.OriginalDefinition is INamedTypeSymbol definition && _taskTypes.Contains(definition);
}
