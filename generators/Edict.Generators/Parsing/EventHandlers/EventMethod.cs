using Edict.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.EventHandlers;

/// <summary>A [Handles] method of an event handler, and the type of the events that it takes.</summary>
internal sealed record EventMethod(IMethodSymbol Symbol, ITypeSymbol Event, EventMethodModel Model)
{
    public bool TakesBatch => Model.Shape != EventShape.Single;
}
