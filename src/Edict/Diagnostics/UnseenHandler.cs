namespace Edict;

/// <summary>An event handler that has not processed what was waited for. Immutable.</summary>
/// <param name="Handler">Its stable name.</param>
/// <param name="Reason">Why it has not.</param>
public sealed record UnseenHandler(string Handler, UnseenReason Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Handler} ({Reason})";
}
