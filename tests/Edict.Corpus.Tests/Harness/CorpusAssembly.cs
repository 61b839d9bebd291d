namespace Edict.Corpus.Tests.Harness;

/// <summary>One assembly of a program: its name and its files, each with as many empty lines before it as the program has lines.</summary>
internal sealed record CorpusAssembly(string Name, string[] Files);
