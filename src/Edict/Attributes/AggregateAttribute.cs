namespace Edict;

/// <summary>
/// Makes a partial class, or a partial record, an aggregate: its <see cref="HandlesAttribute"/> methods decide, its
/// <see cref="AppliesAttribute"/> methods change state.
/// </summary>
/// <param name="name">
/// The stable name under which streams are stored: one or more characters, unique in an application, never changed once events
/// exist. The stream of identity <c>ACC-1</c> displays as <c>account-ACC-1</c>.
/// </param>
/// <example>
/// <code>
/// [Aggregate("account", Identity = nameof(OpenAccount.AccountId))]
/// public sealed partial class BankAccount;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AggregateAttribute(string name) : Attribute
{
    /// <summary>The stable name of the aggregate in the store.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// The name of the property that carries the identity in the commands of this aggregate: text, a <see cref="Guid"/>, an integer, a type
    /// that wraps one such value, or any type with <see cref="IParsable{TSelf}"/> and a <c>ToString</c> of its own.
    /// </summary>
    public string? Identity { get; set; }
}
