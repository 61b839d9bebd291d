using System.Globalization;
using Bank.Storage;

namespace Bank.CommandLine;

/// <summary>Understands the arguments of the program, or says what it does not understand.</summary>
internal sealed class ArgumentParser
{
    private const string DatabaseOption = "--database";
    private const string ServerOption = "--postgres";
    private const string SeedOption = "--seed";
    private const string DefaultDatabase = "bank.db";
    private const string DefaultSeed = "1";

    private readonly List<string> _words = [];
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);

    /// <exception cref="UsageException">The arguments are not understood.</exception>
    internal static Invocation Parse(IReadOnlyList<string> arguments)
    {
        if (arguments.Any(argument => argument is "--help" or "-h" or "-?"))
        {
            return new Invocation.Help();
        }

        var parser = new ArgumentParser();
        parser.Sort(arguments);
        return parser.Invocation();
    }

    private void Sort(IReadOnlyList<string> arguments)
    {
        for (int index = 0; index < arguments.Count; index++)
        {
            string argument = arguments[index];
            if (argument is not (DatabaseOption or ServerOption or SeedOption))
            {
                _words.Add(IsUnknownOption(argument) ? throw new UsageException($"There is no option '{argument}'.") : argument);
                continue;
            }

            if (++index == arguments.Count || arguments[index].Length == 0)
            {
                throw new UsageException($"{argument} needs a value.");
            }

            if (!_options.TryAdd(argument, arguments[index]))
            {
                throw new UsageException($"{argument} is given twice.");
            }
        }
    }

    private static bool IsUnknownOption(string argument) => argument.StartsWith('-') && argument != "-";

    private Invocation Invocation()
    {
        Invocation invocation = _words switch
        {
            [] => new Invocation.Demonstrate(Database()),
            ["run", "-"] => new Invocation.Run(File: null, Database()),
            ["run", { Length: > 0 } file] => new Invocation.Run(file, Database()),
            ["run", ..] => throw new UsageException("'run' takes one file of commands, or '-' for standard input."),
            ["generate", var count] => new Invocation.Generate(Count(count), Seed(Take(SeedOption, DefaultSeed))),
            ["generate", ..] => throw new UsageException("'generate' takes one number of commands."),
            [var word, ..] => throw new UsageException($"There is no command '{word}'; the commands are 'run' and 'generate'."),
        };

        return _options.Count == 0
            ? invocation
            : throw new UsageException($"{_options.Keys.First()} means nothing here.");
    }

    private BankDatabase Database() => _options.Remove(ServerOption, out string? server)
        ? new BankDatabase.PostgreSqlServer(server)
        : new BankDatabase.SqliteFile(Take(DatabaseOption, DefaultDatabase));

    private string Take(string option, string otherwise) => _options.Remove(option, out string? value) ? value : otherwise;

    private static long Count(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long count) && count > 0
            ? count
            : throw new UsageException($"'{text}' is not a number of commands; it must be 1 or more.");

    private static ulong Seed(string text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
            ? seed
            : throw new UsageException($"'{text}' is not a seed; it must be a whole number from 0 to {ulong.MaxValue}.");
}
