namespace Edict.EventStore;

/// <summary>Carries nothing.</summary>
internal sealed class NoNotices(TimeSpan lookInterval) : ISubscriptionNotices
{
    internal static NoNotices EachSecond { get; } = new(TimeSpan.FromSeconds(1));

    public TimeSpan LookInterval => lookInterval;

    public void Send(string notice)
    {
    }

    public IDisposable Hear(Action<string> heard) => Nothing.Instance;

    private sealed class Nothing : IDisposable
    {
        internal static readonly Nothing Instance = new();

        public void Dispose()
        {
        }
    }
}
