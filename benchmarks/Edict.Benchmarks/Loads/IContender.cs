namespace Edict.Benchmarks.Loads;

/// <summary>One way to store events, given commands by many callers at once.</summary>
internal interface IContender : IAsyncDisposable
{
    /// <summary>How many events one call stores.</summary>
    int EventsPerCall => 1;

    /// <summary>Makes what it needs on the server; each wallet has an event when this ends.</summary>
    Task StartAsync();

    /// <summary>Stores the next event of a wallet, durably. No two callers ask for one wallet at a time, unless there is only one.</summary>
    ValueTask CallAsync(int caller, int wallet);
}
