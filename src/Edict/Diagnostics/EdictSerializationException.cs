namespace Edict;

/// <summary>Something that cannot be written as JSON, or JSON that is not what it should be.</summary>
public abstract class EdictSerializationException : EdictException
{
    private protected EdictSerializationException(string what, string path, string problem, Exception? innerException)
        : base(path.Length == 0 ? $"{what}: {problem}" : $"{what}, property '{path}': {problem}", innerException)
    {
        Path = path;
        Problem = problem;
    }

    private protected EdictSerializationException(string message, EdictSerializationException cause)
        : base(message, cause)
    {
        Path = cause.Path;
        Problem = cause.Problem;
    }

    /// <summary>The property that failed, such as <c>lines[2].amount</c>; empty for the whole.</summary>
    public string Path { get; }

    /// <summary>What is wrong there: a sentence.</summary>
    public string Problem { get; }
}
