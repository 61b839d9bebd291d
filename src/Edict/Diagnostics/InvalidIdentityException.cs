namespace Edict;

/// <summary>An aggregate's identity is empty, too long, holds a NUL or half of a surrogate pair, or is of another type than the aggregate's. Nothing ran.</summary>
public sealed class InvalidIdentityException : EdictException
{
    internal InvalidIdentityException(string aggregate, string? identity, string problem)
        : base($"The identity of aggregate '{aggregate}' {problem}. It must be 1 to {StreamKey.MaxIdentityLength} characters of well-formed text without NUL.")
    {
        Aggregate = aggregate;
        Identity = identity;
    }

    /// <summary>The stable name of the aggregate.</summary>
    public string Aggregate { get; }

    /// <summary>The identity that was refused.</summary>
    public string? Identity { get; }
}
