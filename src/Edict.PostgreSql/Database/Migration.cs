namespace Edict.PostgreSql.Database;

/// <summary>One step of the schema: what turns the version before into this one; <c>{schema}</c> and <c>{payload}</c> stand for names.</summary>
/// <param name="Version">The version that it makes.</param>
/// <param name="Sql">Statements that may stand in a block of PL/pgSQL.</param>
internal sealed record Migration(int Version, string Sql);
