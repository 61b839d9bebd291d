using Edict.Aggregates;

namespace Edict.Hosting;

/// <summary>Lets instances go that nobody has used for the idle timeout; an instance goes at most a quarter later.</summary>
internal sealed class IdleSweep : IDisposable
{
    private const int SweepsPerTimeout = 4;

    private readonly IReadOnlyList<AggregateHost> _hosts;
    private readonly ITimer? _timer;

    internal IdleSweep(IReadOnlyList<AggregateHost> hosts, AggregateSettings settings)
    {
        _hosts = hosts;
        if (settings.IdleTimeout == Timeout.InfiniteTimeSpan)
        {
            return;
        }

        TimeSpan period = TimeSpan.FromMilliseconds(Math.Clamp(settings.IdleTimeout.TotalMilliseconds / SweepsPerTimeout, 1, uint.MaxValue - 1));
        using (ExecutionContext.SuppressFlow())
        {
            _timer = settings.Time.CreateTimer(static sweep => ((IdleSweep)sweep!).Sweep(), this, period, period);
        }
    }

    public void Dispose() => _timer?.Dispose();

    private void Sweep()
    {
        foreach (AggregateHost host in _hosts)
        {
            host.Sweep(SweepsPerTimeout);
        }
    }
}
