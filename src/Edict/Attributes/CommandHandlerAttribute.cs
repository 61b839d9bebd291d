namespace Edict;

/// <summary>
/// Makes a partial class hold <see cref="HandlesAttribute"/> methods of an aggregate that do not belong on the aggregate itself.
/// Each takes the aggregate's state first, then the command, then optionally a <see cref="CommandContext"/>. An instance method
/// needs a parameterless constructor; one instance then serves every command, concurrently.
/// </summary>
/// <typeparam name="TAggregate">The aggregate whose commands the class handles.</typeparam>
/// <example>
/// <code>
/// [CommandHandler&lt;BankAccount&gt;]
/// public static partial class CloseAccountHandler
/// {
///     [Handles] private static Decision&lt;AccountClosed&gt; Handle(BankAccount account, CloseAccount command) =&gt;
///         account.Balance != 0 ? Reject("account-not-empty") : new AccountClosed(command.AccountId);
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CommandHandlerAttribute<TAggregate> : Attribute
    where TAggregate : class;
