using Edict.Generators.Parsing.Returns;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Upcasting;

/// <summary>An [Upcasts] method, and what is known of it.</summary>
/// <param name="Symbol">The method.</param>
/// <param name="EventName">The stable name of the events that it takes.</param>
/// <param name="EventVersion">The version of their shape.</param>
/// <param name="Taken">The type of what it takes: an event, or its JSON.</param>
/// <param name="Returned">What it returns; <see langword="null"/> when that is not understood.</param>
internal sealed record UpcastMethod(IMethodSymbol Symbol, string EventName, int EventVersion, ITypeSymbol Taken, RecognisedReturn? Returned);
