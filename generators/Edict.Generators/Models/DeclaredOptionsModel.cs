namespace Edict.Generators.Models;

/// <summary>What an [EventHandler] sets; <see langword="null"/> is what it leaves alone.</summary>
/// <param name="StartFrom">How code refers to where it begins.</param>
/// <param name="Aggregate">The stable name of the aggregate whose events it handles.</param>
/// <param name="Concurrency">How many events or batches it handles at a time.</param>
/// <param name="BatchSize">The most events of a batch.</param>
/// <param name="BatchLinger">How long a batch waits for more, in milliseconds.</param>
/// <param name="Consistency">How code refers to whether strong dispatches wait for it.</param>
/// <param name="Instance">How code refers to how long an object is used.</param>
internal sealed record DeclaredOptionsModel(
    string? StartFrom, string? Aggregate, int? Concurrency, int? BatchSize, int? BatchLinger, string? Consistency, string? Instance);
