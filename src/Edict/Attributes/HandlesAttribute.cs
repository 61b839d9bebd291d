namespace Edict;

/// <summary>
/// Marks a method that decides on a command, or, in an <see cref="EventHandlerAttribute"/> class, one that reacts to a stored event.
/// </summary>
/// <remarks>
/// <para>One that decides takes the command, optionally a <see cref="CommandContext"/>, and in a
/// <see cref="CommandHandlerAttribute{TAggregate}"/> class the aggregate's state first. It returns what happened: one event,
/// <see langword="null"/> or <see langword="void"/> (nothing), a tuple or sequence of events, or a <see cref="Decision"/>.
/// It must be synchronous and pure.</para>
/// <para>One that reacts takes the event, or an <see cref="IReadOnlyList{T}"/> of events, and optionally an <see cref="EventContext"/> and a
/// <see cref="CancellationToken"/>; it returns nothing, a <see cref="Task"/> or a <see cref="ValueTask"/>, and may do whatever it likes.</para>
/// </remarks>
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
    /// Its type is the same. A method that reacts to events has none.
    /// </summary>
    public string? Identity { get; set; }
}
