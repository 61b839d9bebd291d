namespace Bank.CommandLine;

internal enum ExitCode
{
    Success = 0,
    BadLines = 1,
    Usage = 2,
    Failure = 3,
    Interrupted = 130,
}
