namespace Edict;

/// <summary>
/// Makes the generator write a serializer for the state of an aggregate: its fields and auto-properties, private and inherited ones
/// included. What may not be lost but cannot be stored is a compile error; what may be lost carries <c>[JsonIgnore]</c>.
/// </summary>
/// <example>
/// <code>
/// [Aggregate("account", Identity = nameof(OpenAccount.AccountId))]
/// [StoredState(Version = 2)]
/// public sealed partial class BankAccount
/// {
///     private bool _open;
///     public decimal Balance { get; private set; }
/// }
///
/// ReadOnlyMemory&lt;byte&gt; json = await bank.ReadStateAsync&lt;BankAccount&gt;("ACC-1");   // {"open":true,"balance":50}
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StoredStateAttribute : Attribute
{
    /// <summary>
    /// The version of the state, 1 or more; the default is 1. Give it another one whenever state of the same events is no longer the same:
    /// when its fields change, or what the <see cref="AppliesAttribute"/> methods do. State of another version is made from events again.
    /// </summary>
    public int Version { get; set; } = 1;
}
