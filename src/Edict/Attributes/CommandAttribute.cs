namespace Edict;

/// <summary>
/// Gives a command a stable name, and makes the generator write its serializer, so that it can leave the process and come back. A command
/// that does neither needs no attribute.
/// </summary>
/// <param name="name">The stable name: one or more characters, unique in an application, compared ordinally.</param>
/// <example>
/// <code>
/// [Command("withdraw")]
/// public sealed record Withdraw(string AccountId, decimal Amount);
///
/// object command = BankApp.Commands.Find("withdraw").Read("""{"accountId":"ACC-1","amount":50}"""u8);
/// DispatchResult result = await bank.DispatchAsync(command);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class CommandAttribute(string name) : Attribute
{
    /// <summary>The stable name of the command.</summary>
    public string Name { get; } = name;
}
