namespace Edict;

/// <summary>How the PostgreSQL store keeps the JSON of its events; decided when the schema is made.</summary>
public enum PostgreSqlPayload
{
    /// <summary>Type <c>json</c>: the bytes as they were written, and readable in SQL.</summary>
    Json,

    /// <summary>Type <c>bytea</c>: the bytes as they were written, unseen by the server.</summary>
    Bytea,

    /// <summary>
    /// Type <c>jsonb</c>: quick to query and to index, but the server orders keys anew, writes numbers in its own way, and refuses
    /// texts that hold <c>\u0000</c>: such an event fails its command.
    /// </summary>
    Jsonb,
}
