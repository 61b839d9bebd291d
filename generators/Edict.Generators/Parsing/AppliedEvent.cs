using Edict.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>An [Applies] method and the type that it takes.</summary>
internal sealed record AppliedEvent(ITypeSymbol Type, ApplyModel Model)
{
    /// <summary>Whether the method takes events of a type.</summary>
    public bool Takes(ITypeSymbol @event) => TakenEvents.Takes(Type, @event);
}
