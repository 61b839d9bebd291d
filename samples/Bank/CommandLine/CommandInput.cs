namespace Bank.CommandLine;

/// <summary>Where commands come from: a file or standard input.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Stream">Its bytes.</param>
/// <param name="Length">How many bytes there are; <see langword="null"/> where nobody knows.</param>
internal sealed record CommandInput(string Name, Stream Stream, long? Length) : IAsyncDisposable
{
    /// <exception cref="UsageException">There is no such file, or it cannot be read.</exception>
    internal static CommandInput Open(string? path, BankConsole console)
    {
        if (path is null)
        {
            return new CommandInput("standard input", console.OpenInput(), Length: null);
        }

        try
        {
            FileStream file = File.OpenRead(path);
            return new CommandInput(Path.GetFileName(path), file, file.CanSeek ? file.Length : null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"'{path}' cannot be read: {exception.Message}");
        }
    }

    public ValueTask DisposeAsync() => Stream.DisposeAsync();
}
