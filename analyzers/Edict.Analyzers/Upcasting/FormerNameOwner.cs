using Edict.Analyzers.Declarations;
using Edict.Generators.Models;

namespace Edict.Analyzers.Upcasting;

/// <summary>What has the former name of an event as well.</summary>
/// <param name="Type">The type that brings it into an application.</param>
/// <param name="Text">What the name is there, as a message says it.</param>
internal sealed record FormerNameOwner(TypeModel Type, string Text)
{
    /// <summary>Finds what has a former name as well; <see langword="null"/> when it is the event's alone, or a later one is told of it.</summary>
    public static FormerNameOwner? Find(
        StoredEvent @event,
        string former,
        IReadOnlyList<StoredEvent> events,
        IReadOnlyList<KnownUpcaster> upcasters,
        ApplicationScopes scopes)
    {
        if (events.FirstOrDefault(other => other.Name == former && scopes.TakeBoth(@event.Type, other.Type)) is { } present)
        {
            return new FormerNameOwner(present.Type, $"the name of '{present.Display}'");
        }

        if (upcasters.FirstOrDefault(other => other.EventName == former && scopes.TakeBoth(@event.Type, other.Holder)) is { } upcaster)
        {
            return new FormerNameOwner(upcaster.Holder, $"the name of what '{upcaster.Display}' upcasts");
        }

        StoredEvent? claimer = events
            .TakeWhile(other => other != @event)
            .FirstOrDefault(other => other.Name != @event.Name && other.FormerNames.Contains(former) && scopes.TakeBoth(@event.Type, other.Type));
        return claimer is null ? null : new FormerNameOwner(claimer.Type, $"a former name of '{claimer.Display}', too");
    }
}
