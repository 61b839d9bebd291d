namespace Edict.Hosting.Tests;

/// <summary>Adds up everything that was added, until it is told to fail.</summary>
public sealed class Tally
{
    private int _total;

    public int Total => _total;

    public bool IsBroken { get; set; }

    public void Add(int amount)
    {
        if (IsBroken)
        {
            throw new InvalidOperationException("The tally is broken.");
        }

        Interlocked.Add(ref _total, amount);
    }
}

/// <summary>One of each scope, to be disposed with it.</summary>
public sealed class Session(Tally tally) : IDisposable
{
    private static int _open;

    public Tally Tally { get; } = tally;

    public static int Disposed => _open;

    public void Dispose() => Interlocked.Increment(ref _open);
}

[EventHandler("tally")]
public sealed partial class TallyHandler(Session session)
{
    [Handles]
    private void Handle(Added e) => session.Tally.Add(e.Amount);

    private static ErrorAction OnError(FailureContext failure) => failure.Attempt < 2 ? ErrorAction.Retry() : ErrorAction.Stop;
}
