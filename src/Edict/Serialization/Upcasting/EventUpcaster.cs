using System.ComponentModel;
using System.Text.Json;

namespace Edict.CompilerServices;

/// <summary>What generated code tells the runtime of one <see cref="UpcastsAttribute"/> method. Immutable and safe for concurrent use.</summary>
/// <param name="eventName">The stable name of the stored events that it takes.</param>
/// <param name="eventVersion">The version of their shape, from 1.</param>
/// <param name="takenType">The type of what it takes: that of the event, or <see cref="JsonElement"/>.</param>
/// <param name="givenTypes">The types of what it gives: of events, or base types and interfaces of events.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class EventUpcaster(string eventName, int eventVersion, Type takenType, IReadOnlyList<Type> givenTypes)
{
    /// <summary>The stable name of the stored events that it takes.</summary>
    public string EventName { get; } = eventName;

    /// <summary>The version of their shape, from 1.</summary>
    public int EventVersion { get; } = eventVersion;

    /// <summary>The types of what it gives: of events, or base types and interfaces of events.</summary>
    public IReadOnlyList<Type> GivenTypes { get; } = givenTypes;

    /// <summary>Whether it takes a <see cref="JsonElement"/> instead of an event.</summary>
    public bool TakesJson { get; } = takenType == typeof(JsonElement);

    /// <summary>Makes current events of an older one.</summary>
    /// <param name="stored">The older event, or its JSON.</param>
    /// <param name="upcast">Receives what it is today.</param>
    public abstract void Upcast(object stored, UpcastCollector upcast);
}
