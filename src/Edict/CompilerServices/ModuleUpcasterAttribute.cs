using System.ComponentModel;

namespace Edict.CompilerServices;

/// <summary>An upcaster in the manifest that a module carries.</summary>
/// <param name="eventName">The stable name of the stored events that it takes.</param>
/// <param name="eventVersion">The version of their shape.</param>
/// <param name="type">The type that holds the method.</param>
/// <param name="member">The property of the module that gives the upcaster.</param>
/// <param name="givenTypes">The types of what it gives.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModuleUpcasterAttribute(string eventName, int eventVersion, Type type, string member, params Type[] givenTypes) : Attribute
{
    /// <summary>The stable name of the stored events that it takes.</summary>
    public string EventName { get; } = eventName;

    /// <summary>The version of their shape.</summary>
    public int EventVersion { get; } = eventVersion;

    /// <summary>The type that holds the method.</summary>
    public Type Type { get; } = type;

    /// <summary>The property of the module that gives its <see cref="EventUpcaster"/>.</summary>
    public string Member { get; } = member;

    /// <summary>The types of what it gives: of events, or base types and interfaces of events.</summary>
    public IReadOnlyList<Type> GivenTypes { get; } = givenTypes;
}
