using Spectre.Console;

namespace Bank.CommandLine;

/// <summary>Where the program reads and writes.</summary>
/// <param name="OpenInput">Opens standard input.</param>
/// <param name="OpenOutput">Opens standard output for bytes.</param>
/// <param name="Output">Standard output for people.</param>
/// <param name="Errors">Standard error.</param>
/// <param name="IsTerminal">Whether somebody looks on, so that progress may be drawn on <paramref name="Errors"/>.</param>
internal sealed record BankConsole(
    Func<Stream> OpenInput, Func<Stream> OpenOutput, IAnsiConsole Output, IAnsiConsole Errors, bool IsTerminal)
{
    // What goes to a file or another program is neither coloured nor, on standard error, wrapped.
    private const int UnwrappedWidth = 10_000;

    internal static BankConsole OfProcess() => new(
        Console.OpenStandardInput,
        Console.OpenStandardOutput,
        Create(Console.Out, Console.IsOutputRedirected),
        CreateForErrors(Console.Error, Console.IsErrorRedirected),
        IsTerminal: !Console.IsOutputRedirected && !Console.IsErrorRedirected);

    /// <summary>A console that nobody looks at.</summary>
    internal static BankConsole Of(Stream input, Stream rawOutput, TextWriter output, TextWriter errors) => new(
        () => input,
        () => rawOutput,
        Create(output, isRedirected: true),
        CreateForErrors(errors, isRedirected: true),
        IsTerminal: false);

    private static IAnsiConsole CreateForErrors(TextWriter writer, bool isRedirected)
    {
        IAnsiConsole console = Create(writer, isRedirected);
        if (isRedirected)
        {
            console.Profile.Width = UnwrappedWidth;
        }

        return console;
    }

    private static IAnsiConsole Create(TextWriter writer, bool isRedirected) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(writer),
        Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
        Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
    });
}
