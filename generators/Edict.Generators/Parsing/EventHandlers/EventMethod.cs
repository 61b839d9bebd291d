using Edict.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.EventHandlers;

/// <summary>A [Handles] method of an event handler, and the types of the events that it takes and of what it writes to, where it is a projection's.</summary>
internal sealed record EventMethod(IMethodSymbol Symbol, ITypeSymbol Event, ITypeSymbol? Session, EventMethodModel Model)
{
    public bool TakesBatch => Model.Shape != EventShape.Single;
}
