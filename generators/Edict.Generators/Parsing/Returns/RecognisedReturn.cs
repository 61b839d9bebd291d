using Edict.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Returns;

/// <summary>A recognised return type, with the static types of its events.</summary>
internal sealed record RecognisedReturn(ReturnModel Model, IReadOnlyList<ITypeSymbol> Events);
