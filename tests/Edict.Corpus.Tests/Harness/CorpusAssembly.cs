namespace Edict.Corpus.Tests.Harness;

/// <summary>One assembly of a program.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Files">Its files, each with as many empty lines before it as the program has lines.</param>
/// <param name="IsGenerated">Whether the generators run in it.</param>
internal sealed record CorpusAssembly(string Name, string[] Files, bool IsGenerated);
