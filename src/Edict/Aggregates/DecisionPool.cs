using System.Collections.Concurrent;

namespace Edict.Aggregates;

/// <summary>
/// What decisions are collected in while their events are on their way, to be used again by whichever instance decides next: kept for
/// each instance, it would grow old with all of them. Safe for concurrent use.
/// </summary>
internal sealed class DecisionPool
{
    private const int Capacity = 4_096;

    private readonly ConcurrentQueue<AppendInFlight> _idle = new();

    internal AppendInFlight Rent() => _idle.TryDequeue(out AppendInFlight? idle) ? idle : AppendInFlight.Create();

    /// <summary>Takes one back. The store must have answered.</summary>
    internal void Return(AppendInFlight decided)
    {
        decided.Clear();
        if (_idle.Count < Capacity)
        {
            _idle.Enqueue(decided);
        }
    }
}
