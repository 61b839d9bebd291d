namespace Edict.Projections;

/// <summary>A statement that is to be sent.</summary>
/// <param name="Text">As the database writes parameters.</param>
/// <param name="Values">The values, of which the first so many count.</param>
/// <param name="Count">How many.</param>
/// <param name="Guard">What must have come of it.</param>
internal readonly record struct AdoStatement(string Text, object?[] Values, int Count, ReadModelGuard? Guard);
