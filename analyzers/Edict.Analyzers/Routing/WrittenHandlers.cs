using Edict.Generators.Models;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Routing;

/// <summary>A class of this compilation with the methods in it that decide.</summary>
internal sealed record WrittenHandlers(INamedTypeSymbol Type, EquatableArray<HandlerModel> Handlers);
