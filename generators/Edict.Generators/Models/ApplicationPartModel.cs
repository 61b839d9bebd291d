using Edict.Generators.Pipeline;

namespace Edict.Generators.Models;

/// <summary>What an application has for one of its aggregates.</summary>
/// <param name="Type">The application class.</param>
/// <param name="Declaration">Where generated members go.</param>
/// <param name="Endpoint">Where it reaches the aggregate.</param>
/// <param name="Routes">The routes to it.</param>
/// <param name="Overloads">Those of them that get an overload.</param>
internal sealed record ApplicationPartModel(
    TypeModel Type, DeclarationModel Declaration, EndpointModel Endpoint, EquatableArray<string> Routes, EquatableArray<JoinedRouteModel> Overloads);
