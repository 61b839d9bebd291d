using Edict.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>An [Applies] method and the type that it takes.</summary>
internal sealed record AppliedEvent(ITypeSymbol Type, ApplyModel Model)
{
    /// <summary>Whether the method takes events of a type.</summary>
    public bool Takes(ITypeSymbol @event)
    {
        for (ITypeSymbol? part = @event; part is not null; part = part.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(part, Type))
            {
                return true;
            }
        }

        return @event.AllInterfaces.Contains(Type, SymbolEqualityComparer.Default);
    }
}
