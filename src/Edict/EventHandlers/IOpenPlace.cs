namespace Edict.EventHandlers;

/// <summary>The place of a handler while a session goes on from it.</summary>
internal interface IOpenPlace
{
    /// <summary>The places of the lanes, by their numbers.</summary>
    IReadOnlyList<ILanePlace> Lanes { get; }

    /// <summary>Whether it is to be told when everything that was read is done.</summary>
    bool WantsRest { get; }

    /// <summary>Everything up to a position is done, all lanes stand there, and nothing else goes on.</summary>
    /// <param name="position">The position.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Whether the session goes on; otherwise the place is to be opened anew.</returns>
    ValueTask<bool> RestAsync(long position, CancellationToken cancellation);
}
