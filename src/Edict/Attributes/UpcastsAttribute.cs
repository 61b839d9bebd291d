namespace Edict;

/// <summary>
/// Marks a static method that makes of an older stored event what it would be today. It is called wherever such an event is read, so that
/// aggregates and event handlers see the newer ones alone.
/// </summary>
/// <remarks>
/// <para>It takes the older event, or, where the record of that is gone, its JSON as a <see cref="System.Text.Json.JsonElement"/>; then the attribute
/// names the event. It returns the newer event, <see langword="null"/> when the stored one means nothing any more, or a tuple or sequence when it is
/// several by now. What it returns may be older than another event in turn.</para>
/// <para>It may be private, in any partial class, record or struct, such as the newer event's own. It must be pure, and must not change what it is given.</para>
/// </remarks>
/// <example>
/// <code>
/// [Event("account-opened", Version = 2)]
/// public sealed partial record AccountOpened(string AccountId, decimal Balance, string Currency)
/// {
///     [Upcasts] private static AccountOpened From(AccountOpenedV1 old) =&gt; new(old.AccountId, old.Balance, "EUR");
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UpcastsAttribute : Attribute
{
    /// <summary>The method takes the older event, whose <see cref="EventAttribute"/> says what it is.</summary>
    public UpcastsAttribute()
    {
    }

    /// <summary>The method takes the JSON of an event.</summary>
    /// <param name="eventName">The stable name of the event.</param>
    public UpcastsAttribute(string eventName) => EventName = eventName;

    /// <summary>The stable name of the event whose JSON the method takes; <see langword="null"/> where it takes the event itself.</summary>
    public string? EventName { get; }

    /// <summary>The version of the shape of the named event, 1 or more; the default is 1. Has a meaning beside <see cref="EventName"/> only.</summary>
    public int Version { get; set; } = 1;
}
