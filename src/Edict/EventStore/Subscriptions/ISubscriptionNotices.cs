using Edict.EventStore;

namespace Edict;

/// <summary>
/// Short texts by which the processes on one store ask each other how far a subscription is, so that whoever waits need not read its checkpoint again and again. A text may be
/// lost, and may come twice. Safe for concurrent use.
/// </summary>
public interface ISubscriptionNotices
{
    /// <summary>The longest text, in ASCII characters: 7,000.</summary>
    const int MaxLength = 7_000;

    /// <summary>How often whoever waits reads the checkpoint nevertheless: short where nothing is carried to other processes, and otherwise for what is lost.</summary>
    TimeSpan LookInterval { get; }

    /// <summary>Sends a text to all processes on the store that hear, soon, on a thread of its own; this one may hear it, too. It never throws.</summary>
    /// <param name="notice">Printable ASCII of at most <see cref="MaxLength"/> characters; what else it holds is not sent.</param>
    void Send(string notice);

    /// <summary>Begins to hear what is sent from about now on.</summary>
    /// <param name="heard">Is given each text, on any thread, which it must not keep; it never throws.</param>
    /// <returns>Ends hearing.</returns>
    IDisposable Hear(Action<string> heard);

    /// <summary>For a store that carries nothing to other processes.</summary>
    /// <param name="lookInterval">How often whoever waits reads the checkpoint: more than zero.</param>
    static ISubscriptionNotices None(TimeSpan lookInterval) => new NoNotices(lookInterval);
}
