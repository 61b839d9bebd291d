using System.Collections.Concurrent;
using Edict.Generators.Parsing;
using Edict.Generators.Parsing.Upcasting;
using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Upcasting;

/// <summary>
/// The events and upcasters that meet in a compilation: those of its own assembly, filled concurrently, and, when it ends, those that referenced
/// assemblies offer.
/// </summary>
internal sealed class EventHistory
{
    private readonly ConcurrentBag<StoredEvent> _events = [];
    private readonly ConcurrentBag<KnownUpcaster> _upcasters = [];

    public void Add(INamedTypeSymbol type)
    {
        if (StoredEvent.Of(type) is { } @event)
        {
            _events.Add(@event);
        }

        foreach (UpcastMethod method in UpcasterParser.Read(type, problems: null))
        {
            _upcasters.Add(KnownUpcaster.Of(method, type));
        }
    }

    /// <summary>All events, those of other assemblies first, in an order that does not depend on that of files.</summary>
    public IReadOnlyList<StoredEvent> Events(Compilation compilation, CancellationToken cancellation) =>
    [
        .. ManifestReader.ReadEvents(compilation, cancellation).Select(StoredEvent.Of).OfType<StoredEvent>().OrderBy(NameOf, StringComparer.Ordinal),
        .. _events.OrderBy(NameOf, StringComparer.Ordinal),
    ];

    /// <summary>All upcasters, those of other assemblies first, in an order that does not depend on that of files.</summary>
    public IReadOnlyList<KnownUpcaster> Upcasters(Compilation compilation, CancellationToken cancellation) =>
    [
        .. ManifestReader.ReadUpcasters(compilation, cancellation).Select(KnownUpcaster.Of).OrderBy(HolderOf, StringComparer.Ordinal),
        .. _upcasters.OrderBy(HolderOf, StringComparer.Ordinal).ThenBy(static upcaster => upcaster.Location!.SourceSpan.Start),
    ];

    private static string NameOf(StoredEvent @event) => @event.Type.FullName;

    private static string HolderOf(KnownUpcaster upcaster) => upcaster.Holder.FullName;
}
