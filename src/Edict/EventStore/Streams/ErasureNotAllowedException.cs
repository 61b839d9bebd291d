namespace Edict;

/// <summary>A store that keeps events for good was asked to erase some. Nothing was changed.</summary>
public sealed class ErasureNotAllowedException : EventStoreException
{
    /// <summary>Refuses to erase.</summary>
    /// <param name="option">The option of the store that would allow it, such as <c>SqliteStoreOptions.AllowErasure</c>.</param>
    public ErasureNotAllowedException(string option)
        : base($"This store erases nothing. Set {option} where the application starts, or delete the stream, which can be undone.")
    {
    }
}
