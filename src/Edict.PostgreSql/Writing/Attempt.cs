namespace Edict.PostgreSql.Writing;

/// <summary>One transaction, by which it is found again when its answer is lost.</summary>
/// <param name="Id">The id that the server is told.</param>
/// <param name="After">A position that was there before it began.</param>
internal readonly record struct Attempt(Guid Id, long After);
