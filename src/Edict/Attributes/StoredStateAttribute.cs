namespace Edict;

/// <summary>
/// Makes the generator write a serializer for the state of an aggregate: its fields and auto-properties, private and inherited ones
/// included. What may not be lost but cannot be stored is a compile error; what may be lost carries <c>[JsonIgnore]</c>. With
/// <see cref="SnapshotEvery"/> the state is kept beside the events, and an instance begins with it instead of its first event.
/// </summary>
/// <example>
/// <code>
/// [Aggregate("account", Identity = nameof(OpenAccount.AccountId))]
/// [StoredState(Version = 2, SnapshotEvery = 1000)]
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

    /// <summary>
    /// After how many events of an instance its state is kept anew in the store's <see cref="IEventStore.Snapshots"/>, 1 or more; left out, none
    /// is. Keeping it delays no answer and fails no command. A snapshot is worth its while where reading it is quicker than reading the
    /// events that it stands for, as with some hundred or thousand of them.
    /// </summary>
    public int SnapshotEvery { get; set; }
}
