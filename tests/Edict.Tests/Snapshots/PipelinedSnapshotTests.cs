using System.Collections.Concurrent;
using System.Text;
using Edict.Tests.Handwritten;

namespace Edict.Tests.Snapshots;

/// <summary>A snapshot of a state that rests on events which are on their way.</summary>
public sealed class PipelinedSnapshotTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TaskCompletionSource[] _commits =
        [.. Enumerable.Range(0, 2).Select(static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))];

    private readonly TaskCompletionSource _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<(long Version, string Payload)> _written = [];

    [Fact]
    public async Task It_is_written_when_they_are_durable()
    {
        await using ScriptedBank bank = await StartAsync();
        Task<DispatchResult>[] dispatches = await TakeOnTopAsync(bank);

        Assert.Empty(_written);
        _commits[1].SetResult();
        Assert.All(await Task.WhenAll(dispatches).WaitAsync(Patience, TestContext.Current.CancellationToken), static result => Assert.True(result.IsAccepted));

        Assert.Equal(3, (await bank.Store.Snapshots.KeptAsync("a", 3)).Version);
        await bank.App.DisposeAsync();
        Assert.True(Assert.Single(_written) is (3, var payload) && payload.Contains("\"balance\":7,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_taken_anew_when_they_are_lost()
    {
        await using ScriptedBank bank = await StartAsync();
        Task<DispatchResult>[] dispatches = await TakeOnTopAsync(bank);

        _commits[1].SetException(new EventStoreException("The server is down."));
        Assert.All(await Task.WhenAll(dispatches).WaitAsync(Patience, TestContext.Current.CancellationToken), static result => Assert.True(result.IsAccepted));
        _ = await bank.App.DispatchAsync(new Deposit("a", 8));
        await bank.App.DisposeAsync();

        Assert.NotEmpty(_written);
        Assert.All(_written, static one => Assert.Contains($"\"balance\":{(1 << (int)one.Version) - 1},", one.Payload, StringComparison.Ordinal));
    }

    // Version n is the sum of the first n powers of two.
    private async Task<Task<DispatchResult>[]> TakeOnTopAsync(ScriptedBank bank)
    {
        Task<DispatchResult>[] dispatches =
            [.. new[] { 1, 2, 4 }.Select(amount => bank.App.DispatchAsync(new Deposit("a", amount)).AsTask())];
        _commits[0].SetResult();
        (await dispatches[0].WaitAsync(Patience)).EnsureAccepted();
        await _taken.Task.WaitAsync(Patience);
        return dispatches;
    }

    private async Task<ScriptedBank> StartAsync()
    {
        AccountSerializer serializer = new(snapshotEvery: 1) { BeforeWrite = () => _taken.TrySetResult() };
        ScriptedBank bank = await ScriptedBank.StartAsync(accounts: serializer.Accounts());
        Assert.Equal(0, await bank.App.BalanceAsync("a"));
        bank.Store.BeforeAppend = (number, _) => number <= _commits.Length ? _commits[number - 1].Task.WaitAsync(Patience) : Task.CompletedTask;
        bank.Store.Snapshots.BeforeWrite = snapshot =>
        {
            _written.Enqueue((snapshot.Version, Encoding.UTF8.GetString(snapshot.Payload.Span)));
            return Task.CompletedTask;
        };
        return bank;
    }
}
