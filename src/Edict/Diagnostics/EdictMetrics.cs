using System.Diagnostics.Metrics;

namespace Edict.Diagnostics;

/// <summary>What an application measures, under the meter <c>Edict</c>.</summary>
internal sealed class EdictMetrics : IDisposable
{
    private readonly Meter _meter = new("Edict");

    internal EdictMetrics()
    {
        Handled = _meter.CreateCounter<long>("edict.handler.events", "{event}", "Events that an event handler has handled.");
        Failed = _meter.CreateCounter<long>("edict.handler.failures", "{call}", "Calls of an event handler that failed.");
        GivenUp = _meter.CreateCounter<long>("edict.handler.dead_letters", "{event}", "Events that went to the dead letters.");
        Stopped = _meter.CreateCounter<long>("edict.handler.stops", "{stop}", "Event handlers that stopped by themselves.");
        Duration = _meter.CreateHistogram<double>("edict.handler.duration", "s", "The time of a call of an event handler.");
        Waited = _meter.CreateHistogram<double>("edict.handler.wait", "s", "How long somebody waited for an event handler.");
    }

    internal Counter<long> Handled { get; }

    internal Counter<long> Failed { get; }

    internal Counter<long> GivenUp { get; }

    internal Counter<long> Stopped { get; }

    internal Histogram<double> Duration { get; }

    internal Histogram<double> Waited { get; }

    /// <summary>Shows how far each event handler is behind.</summary>
    internal void ObserveLag(Func<IEnumerable<Measurement<long>>> lags) =>
        _meter.CreateObservableGauge("edict.handler.lag", lags, "{event}", "Positions that an event handler of this process is behind.");

    public void Dispose() => _meter.Dispose();
}
