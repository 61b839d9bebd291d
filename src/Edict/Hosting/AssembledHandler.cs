using Edict.EventHandlers;
using Edict.Projections;

namespace Edict.Hosting;

/// <summary>An event handler that can run.</summary>
/// <param name="Runner">What runs it.</param>
/// <param name="IsProjection">Whether it is a projection.</param>
/// <param name="Rebuilding">What builds it beside what is read; <see langword="null"/> where that cannot be.</param>
internal sealed record AssembledHandler(EventHandlerRunner Runner, bool IsProjection, Rebuilding? Rebuilding);
