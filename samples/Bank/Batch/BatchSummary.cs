using Edict;

namespace Bank.Batch;

/// <summary>What became of the lines. Safe for concurrent use while it is counted.</summary>
internal sealed class BatchSummary
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, long> _rejections = new(StringComparer.Ordinal);

    internal long Accepted { get; private set; }

    internal long Bad { get; private set; }

    /// <summary>Neither accepted nor rejected, because nobody could decide in time.</summary>
    internal long Undecided { get; private set; }

    internal long Rejected => _rejections.Values.Sum();

    internal long Lines => Accepted + Rejected + Undecided + Bad;

    internal IReadOnlyDictionary<string, long> Rejections => _rejections;

    internal TimeSpan Elapsed { get; set; }

    /// <summary>What stopped the run before its end, or <see langword="null"/>.</summary>
    internal Exception? Failure { get; private set; }

    internal double CommandsPerSecond => (Accepted + Rejected) / Math.Max(Elapsed.TotalSeconds, 0.001);

    internal bool IsClean => Bad == 0 && Undecided == 0 && Failure is null;

    internal void CountBad()
    {
        lock (_gate)
        {
            Bad++;
        }
    }

    internal void Count(in DispatchResult result)
    {
        lock (_gate)
        {
            if (result.IsAccepted)
            {
                Accepted++;
            }
            else if (result.Rejection is { } rejection)
            {
                _rejections[rejection.Code] = _rejections.GetValueOrDefault(rejection.Code) + 1;
            }
            else
            {
                Undecided++;
            }
        }
    }

    internal void CountFailed(Exception failure)
    {
        lock (_gate)
        {
            Undecided++;
            Failure ??= failure;
        }
    }

    internal void StopAt(Exception failure)
    {
        lock (_gate)
        {
            Failure ??= failure;
        }
    }
}
