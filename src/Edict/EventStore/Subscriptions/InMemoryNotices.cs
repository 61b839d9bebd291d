using System.Collections.Immutable;

namespace Edict.EventStore;

/// <summary>Carries notices between the applications on one in-memory database. Safe for concurrent use.</summary>
internal sealed class InMemoryNotices : ISubscriptionNotices
{
    private ImmutableList<Action<string>> _hearers = [];

    public TimeSpan LookInterval { get; } = TimeSpan.FromSeconds(1);

    public void Send(string notice)
    {
        ImmutableList<Action<string>> hearers = Volatile.Read(ref _hearers);
        if (hearers.Count > 0)
        {
            _ = Task.Run(() => hearers.ForEach(heard => heard(notice)));
        }
    }

    public IDisposable Hear(Action<string> heard)
    {
        ImmutableInterlocked.Update(ref _hearers, static (hearers, added) => hearers.Add(added), heard);
        return new Hearing(this, heard);
    }

    private sealed class Hearing(InMemoryNotices notices, Action<string> heard) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref notices._hearers, static (hearers, removed) => hearers.Remove(removed), heard);
    }
}
