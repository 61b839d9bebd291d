namespace Edict;

/// <summary>Gives an event its stable name in the store, and makes the generator write its serializer.</summary>
/// <param name="name">The stable name: one or more characters, unique together with <see cref="Version"/>.</param>
/// <example>
/// <code>
/// [Event("money-withdrawn")]
/// public sealed record MoneyWithdrawn(string AccountId, decimal Amount);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class EventAttribute(string name) : Attribute
{
    /// <summary>The stable name of the event in the store.</summary>
    public string Name { get; } = name;

    /// <summary>The version of the event's shape, 1 or more. The default is 1.</summary>
    public int Version { get; set; } = 1;

    /// <summary>The names under which events of this name are stored besides, whatever their versions: former ones, or one that processes of a coming release will use.</summary>
    public string[] FormerNames { get; set; } = [];
}
