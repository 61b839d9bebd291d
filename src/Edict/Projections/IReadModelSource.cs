namespace Edict;

/// <summary>Implemented by an event store that read models can lie beside, in the same database.</summary>
public interface IReadModelSource
{
    /// <summary>Gives the database of the events as one of read models. Called once, after the store was opened; disposed before the store.</summary>
    ReadModelDatabase CreateReadModelDatabase();
}
