namespace Edict.EventHandlers;

/// <summary>The place of one lane. Used by one at a time.</summary>
internal interface ILanePlace
{
    /// <summary>Up to where its events have taken effect, or are done with.</summary>
    long Position { get; }

    /// <summary>Lets events take effect, and moves the place; all or nothing.</summary>
    /// <param name="handler">The object of the class.</param>
    /// <param name="events">The events, in order, all of them beyond the place.</param>
    /// <param name="attempt">Which attempt this is, from 1.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask HandleAsync(object handler, ReadOnlyMemory<RecordedEvent> events, int attempt, CancellationToken cancellation);

    /// <summary>Lets an event before the place, which is among the dead letters, take effect once.</summary>
    /// <param name="handler">The object of the class.</param>
    /// <param name="recorded">The event.</param>
    /// <param name="attempt">Which attempt this is, from 1.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask HandleAgainAsync(object handler, RecordedEvent recorded, int attempt, CancellationToken cancellation);

    /// <summary>Moves the place over what needs nothing to be done.</summary>
    /// <param name="position">The position up to which that is; nothing happens where the place is as far.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask PassAsync(long position, CancellationToken cancellation);
}
