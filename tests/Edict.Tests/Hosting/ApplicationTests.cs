using Edict.Tests.Handwritten;

namespace Edict.Tests.Hosting;

public sealed class ApplicationTests
{
    public static TheoryData<string, Action<EdictOptions>> OutOfRange { get; } = new()
    {
        { nameof(EdictOptions.DispatchTimeout), static options => options.DispatchTimeout = TimeSpan.Zero },
        { nameof(EdictOptions.IdleTimeout), static options => options.IdleTimeout = TimeSpan.FromTicks(-5) },
        { nameof(EdictOptions.RetryAttempts), static options => options.RetryAttempts = -1 },
        { nameof(EdictOptions.MailboxCapacity), static options => options.MailboxCapacity = 0 },
        { nameof(EdictOptions.MaxEventBytes), static options => options.MaxEventBytes = 0 },
        { nameof(EdictOptions.TimeProvider), static options => options.TimeProvider = null! },
    };

    [Fact]
    public async Task A_start_without_a_store_names_the_choices()
    {
        EdictOptionsException exception = await Assert.ThrowsAsync<EdictOptionsException>(() => TestBank.StartAsync(static _ => { }));

        Assert.Equal("Store", exception.Option);
        Assert.Contains("UseSqlite(\"app.db\")", exception.Message);
        Assert.Contains("Edict.Sqlite", exception.Message);
        Assert.Contains("UseInMemory()", exception.Message);
    }

    [Theory]
    [MemberData(nameof(OutOfRange), DisableDiscoveryEnumeration = true)]
    public async Task An_option_out_of_its_range_is_named(string option, Action<EdictOptions> configure)
    {
        EdictOptionsException exception = await Assert.ThrowsAsync<EdictOptionsException>(() => TestBank.StartAsync(options =>
        {
            options.UseInMemory();
            configure(options);
        }));

        Assert.Equal(option, exception.Option);
        Assert.Contains("must be", exception.Message);
    }

    [Fact]
    public async Task A_store_that_cannot_be_opened_is_disposed_and_its_failure_reaches_the_caller()
    {
        FailingStore store = new();
        MiddlewareOfTest middleware = new([]);

        EventStoreException exception = await Assert.ThrowsAsync<EventStoreException>(
            () => TestBank.StartAsync(options => options.UseStore(_ => store).Services = middleware));

        Assert.Equal("closed for today", exception.Message);
        Assert.True(store.IsDisposed);
        Assert.False(middleware.WasAsked, "Middleware was made that nobody will dispose.");
    }

    [Fact]
    public async Task A_stopped_application_takes_nothing_more()
    {
        TestBank bank = await TestBank.StartInMemoryAsync();
        _ = await bank.DispatchAsync(new Open("a", 1));

        await bank.DisposeAsync();
        await bank.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => _ = await bank.DispatchAsync(new Deposit("a", 1)));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => _ = await bank.DispatchAsync(new Deposit("new", 1)));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await bank.BalanceAsync("a"));
    }

    [Fact]
    public async Task Stopping_waits_for_the_store_and_completes_what_waits_behind_it()
    {
        ScriptedBank bank = await ScriptedBank.StartAsync();
        TaskCompletionSource commit = new();
        bank.Store.BeforeAppend = (_, _) => commit.Task;
        Task<DispatchResult>[] accepted = [.. Enumerable.Range(0, 5).Select(_ => bank.App.DispatchAsync(new Deposit("a", 1)).AsTask())];

        Task stop = bank.DisposeAsync().AsTask();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => _ = await bank.App.DispatchAsync(new Deposit("a", 1)));
        Assert.False(stop.IsCompleted);
        Assert.Equal(0, bank.Store.Disposals);
        commit.SetResult();
        await stop;

        Assert.All(await Task.WhenAll(accepted), static result => Assert.True(result.IsAccepted));
        Assert.Equal(1, bank.Store.Disposals);
    }

    [Fact]
    public async Task Middleware_is_disposed_with_the_application_innermost_first()
    {
        List<string> disposed = [];
        TestBank bank = await TestBank.StartInMemoryAsync(new Disposable(disposed, "outer"), new Disposable(disposed, "inner"));

        await bank.DisposeAsync();

        Assert.Equal(["inner", "outer"], disposed);
    }

    private sealed class Disposable(List<string> log, string name) : IMiddleware, IDisposable
    {
        public ValueTask<DispatchResult> InvokeAsync(DispatchContext context, Next next) => next.InvokeAsync(context);

        public void Dispose() => log.Add(name);
    }

    private sealed class FailingStore : IEventStore
    {
        public EventStoreTraits Traits => default;

        public IStreamCatalog Streams => throw new NotSupportedException();

        public ISnapshotStore Snapshots => throw new NotSupportedException();

        public ISubscriptionStore Subscriptions => throw new NotSupportedException();

        public IDeadLetterStore DeadLetters => throw new NotSupportedException();

        public IEventFeed Feed => throw new NotSupportedException();

        internal bool IsDisposed { get; private set; }

        public ValueTask OpenAsync(CancellationToken cancellation) => throw new EventStoreException("closed for today");

        public ValueTask<AppendResult> AppendAsync(AppendBatch batch) => throw new NotSupportedException();

        public ValueTask<EventPage> ReadStreamAsync(
            StreamKey stream, long fromVersion, ReadDirection direction, int limit, CancellationToken cancellation) => throw new NotSupportedException();

        public ValueTask<EventPage> ReadAllAsync(
            long fromPosition, ReadDirection direction, int limit, EventFilter filter, CancellationToken cancellation) => throw new NotSupportedException();

        public ValueTask<IReadOnlyList<RecordedEvent>> FindCommandAsync(StreamKey stream, Guid commandId, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public ValueTask DisposeAsync()
        {
            IsDisposed = true;
            return ValueTask.CompletedTask;
        }
    }
}
