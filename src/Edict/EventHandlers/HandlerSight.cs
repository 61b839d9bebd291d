namespace Edict.EventHandlers;

/// <summary>What the watch saw of a handler when it looked last. Used by the watch alone, but for <see cref="IsStalled"/>.</summary>
internal sealed class HandlerSight(long now)
{
    private long? _done;
    private long _movedAt = now;
    private long? _hanging;
    private volatile bool _isStalled;

    internal bool IsStalled => _isStalled;

    /// <returns>Whether this call hangs and was not seen to hang before.</returns>
    internal bool Notices(EventHandlerCall? hanging)
    {
        bool isNew = hanging is not null && _hanging != hanging.Position;
        _hanging = hanging?.Position;
        return isNew;
    }

    /// <returns>Whether the handler stands still and was not seen to before.</returns>
    internal bool Notices(long? done, bool isBehind, Func<long, bool> isTooLong, long now)
    {
        if (done != _done || !isBehind)
        {
            _done = done;
            _movedAt = now;
        }

        bool isStalled = isBehind && isTooLong(_movedAt);
        bool isNew = isStalled && !_isStalled;
        _isStalled = isStalled;
        return isNew;
    }
}
