namespace Edict.Aggregates;

/// <summary>A part of a counter of ids that one thread uses up alone.</summary>
internal struct IdBlock
{
    /// <summary>Whose counter; another's needs another block.</summary>
    internal object? Owner;

    /// <summary>What is given next.</summary>
    internal long Next;

    /// <summary>Where the block ends; given no more.</summary>
    internal long End;
}
