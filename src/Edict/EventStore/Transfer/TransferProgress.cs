namespace Edict;

/// <summary>How far an export or an import is.</summary>
/// <param name="Events">The events that are done, those of an earlier run that was interrupted included.</param>
/// <param name="Position">The global position, in the store that is read or written, of the last event that is done; 0 before the first.</param>
public readonly record struct TransferProgress(long Events, long Position);
