using System.Collections.Frozen;

namespace Edict;

/// <summary>
/// The commands of one application that have a stable name, by name and by type: to write a command where it leaves the process, and
/// to read it where it comes in. Immutable and safe for concurrent use.
/// </summary>
/// <example>
/// <code>
/// CommandType type = BankApp.Commands.Find(command);
/// Send(type.Name, type.ToJson(command));
///
/// object received = BankApp.Commands.Find(name).Read(json);
/// DispatchResult result = await bank.DispatchAsync(received);
/// </code>
/// </example>
public sealed class CommandTypeRegistry
{
    private readonly FrozenDictionary<string, CommandType> _byName;
    private readonly FrozenDictionary<Type, CommandType> _byType;

    /// <summary>Registers command types.</summary>
    /// <param name="types">The types; each name, and each type of the program, once.</param>
    /// <exception cref="ArgumentException">Two of them share a name, or a type.</exception>
    public CommandTypeRegistry(IEnumerable<CommandType> types)
    {
        All = [.. types];
        _byName = All.ToFrozenDictionary(static type => type.Name);
        _byType = All.ToFrozenDictionary(static type => type.ClrType);
    }

    /// <summary>Every registered type.</summary>
    public IReadOnlyList<CommandType> All { get; }

    /// <summary>The type of a command, to write it.</summary>
    /// <param name="command">The command.</param>
    /// <exception cref="UnknownCommandException">Its type has no <see cref="CommandAttribute"/> that the application knows.</exception>
    public CommandType Find(object command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return _byType.GetValueOrDefault(command.GetType()) ?? throw UnknownCommandException.ForType(command.GetType());
    }

    /// <summary>The type of a command, to read it.</summary>
    /// <param name="name">The stable name of the command; compared ordinally.</param>
    /// <exception cref="UnknownCommandException">No command of the application has this name.</exception>
    public CommandType Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _byName.GetValueOrDefault(name) ?? throw UnknownCommandException.ForName(name);
    }
}
