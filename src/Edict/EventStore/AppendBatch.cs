namespace Edict;

/// <summary>
/// What is appended in one transaction, all or nothing. Later writes to a stream see the versions that earlier ones made. The
/// store may use the batch until it has answered, and must not keep it longer.
/// </summary>
public sealed class AppendBatch
{
    /// <summary>The writes in order; at least one.</summary>
    public List<StreamWrite> Writes { get; } = [];
}
