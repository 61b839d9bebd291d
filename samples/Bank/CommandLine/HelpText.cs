namespace Bank.CommandLine;

internal static class HelpText
{
    internal const string Text = """
        A bank on Edict: real accounts in one SQLite file, or on a PostgreSQL server.

        Usage (from the sources: dotnet run --project samples/Bank -- ARGUMENTS):
          bank                       opens accounts, moves money, prints the event log and the balances;
                                     goes on from the stored state when it is run again
          bank run FILE              executes a file of commands, one JSON object a line
          bank run -                 the same from standard input
          bank generate N [--seed S] writes N commands to standard output, the same for the same S;
                                     S is a whole number, 1 unless it is given

        Options:
          --database PATH            the SQLite file; bank.db in the current folder unless it is given.
                                     Not for 'generate'.
          --postgres CONNECTION      a PostgreSQL database instead, by its connection string, such as
                                     "Host=localhost;Database=bank;Username=bank;Password=..."
          -h, --help                 this text

        Commands of 'run':
          {"command":"open","accountId":"ACC-1","holder":"Ann Smith","initialBalance":100}
          {"command":"deposit","accountId":"ACC-1","amount":25.50}
          {"command":"withdraw","accountId":"ACC-1","amount":50}
          {"command":"transfer","from":"ACC-1","to":"ACC-2","amount":10}
          {"command":"close","accountId":"ACC-1"}

        Lines run concurrently, those of one account in the order of the file. A line that is not understood
        is reported on standard error with its number, and the rest goes on. Ctrl+C stops reading, completes
        what was read, and prints the summary.

        Exit codes: 0 every line was good (a rejection is an answer, not a bad line), 1 some lines were bad or
        remained undecided, 2 wrong arguments, 3 the store or the input failed, 130 interrupted.
        """;
}
