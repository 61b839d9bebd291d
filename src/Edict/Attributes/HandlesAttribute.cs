namespace Edict;

/// <summary>
/// Marks a method that decides on a command. It takes the command, optionally a <see cref="CommandContext"/>, and in a
/// <see cref="CommandHandlerAttribute{TAggregate}"/> class the aggregate's state first. It returns what happened: one event,
/// <see langword="null"/> or <see langword="void"/> (nothing), a tuple or sequence of events, or a <see cref="Decision"/>.
/// It must be synchronous and pure.
/// </summary>
/// <example>
/// <code>
/// [Handles] private Decision&lt;MoneyWithdrawn&gt; Handle(Withdraw command) =&gt;
///     Balance &lt; command.Amount ? Reject("insufficient-funds") : new MoneyWithdrawn(command.AccountId, command.Amount);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method)]
public sealed class HandlesAttribute : Attribute
{
    /// <summary>
    /// The name of the property that carries the identity in this command, where it is another than <see cref="AggregateAttribute.Identity"/>.
    /// Its type is the same.
    /// </summary>
    public string? Identity { get; set; }
}
