namespace Edict;

/// <summary>The answer of a store to an append.</summary>
/// <param name="Status">How the append ended.</param>
/// <param name="WriteIndex">The write that the answer is about: the culprit, or the last one when everything was stored.</param>
/// <param name="Version">The version of that write's stream, after the append or as found.</param>
/// <param name="Position">The global position of the last event stored; 0 when nothing was stored.</param>
public readonly record struct AppendResult(AppendStatus Status, int WriteIndex, long Version, long Position)
{
    /// <summary>Everything was stored.</summary>
    /// <param name="lastWrite">The index of the last write.</param>
    /// <param name="version">The version of its stream after the append.</param>
    /// <param name="position">The global position of the last event.</param>
    public static AppendResult Appended(int lastWrite, long version, long position) => new(AppendStatus.Appended, lastWrite, version, position);

    /// <summary>A stream's version was not as expected.</summary>
    /// <param name="write">The index of the write that failed.</param>
    /// <param name="version">The version that its stream has, earlier writes of the batch not counted.</param>
    public static AppendResult Conflict(int write, long version) => new(AppendStatus.Conflict, write, version, 0);

    /// <summary>A command had been stored before.</summary>
    /// <param name="write">The index of the write that repeats it.</param>
    /// <param name="version">The version that its stream has.</param>
    public static AppendResult Repeated(int write, long version) => new(AppendStatus.Repeated, write, version, 0);
}
