using Edict.CompilerServices;

namespace Edict.Dispatch;

/// <summary>Where the commands of one type go.</summary>
/// <param name="Endpoint">The aggregate that decides.</param>
/// <param name="Route">The way to its handler.</param>
internal sealed record CommandTarget(AggregateEndpoint Endpoint, CommandRoute Route);
