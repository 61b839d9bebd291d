namespace Edict.CodeFixes.Mending;

/// <summary>How one mistake is mended.</summary>
/// <param name="Title">What the user chooses from a menu.</param>
/// <param name="Edits">The changes.</param>
internal sealed record Mend(string Title, IReadOnlyList<NodeEdit> Edits);
