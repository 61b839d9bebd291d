namespace Edict;

/// <summary>
/// Marks a method that applies an event to the aggregate's state. It takes the event alone. It returns <see langword="void"/>,
/// or the aggregate's own type, which then replaces the state. It must be pure and must not refuse an event.
/// </summary>
/// <example>
/// <code>
/// [Applies] private void Apply(MoneyWithdrawn e) =&gt; Balance -= e.Amount;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AppliesAttribute : Attribute;
