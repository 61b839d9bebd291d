namespace Edict;

/// <summary>A file of exported events cannot be read, or does not fit the store. What was imported before stays.</summary>
public sealed class TransferException : EdictException
{
    internal TransferException(string path, long line, string problem, Exception? cause = null)
        : base($"Line {line} of '{path}': {problem}", cause)
    {
        Path = path;
        Line = line;
    }

    /// <summary>The path of the file.</summary>
    public string Path { get; }

    /// <summary>The number of the line, from 1.</summary>
    public long Line { get; }
}
