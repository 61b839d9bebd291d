using System.Buffers;
using System.Runtime.CompilerServices;
using Edict.CompilerServices;
using Edict.EventStore;
using Edict.Tests.Handwritten;

namespace Edict.Allocations.Tests;

/// <summary>
/// What a warm call on the in-memory store allocates, in bytes on a 64-bit runtime: to the byte, so that a closure, a box or a task
/// that slips in is seen at once.
/// </summary>
public sealed class WarmPathTests
{
    /// <summary>One integer and the object header.</summary>
    private const int EventBytes = 24;

    /// <summary>What one stored event takes of the log.</summary>
    private static readonly int SlotBytes = Unsafe.SizeOf<StoredEvent>();

    private const int Calls = 10_000;

    [Fact]
    public async Task An_accepted_dispatch_allocates_the_event_and_its_slot_and_nothing_else()
    {
        await using TestBank bank = await TestBank.StartInMemoryAsync();
        Deposit command = new("a", 1);
        void Dispatch() => _ = Completed(bank.DispatchAsync(command)).EnsureAccepted();
        Warm(Dispatch);

        long smallest = Enumerable.Range(0, 100).Min(_ => BytesOf(Dispatch));
        double mean = BytesOf(Dispatch, Calls) / (double)Calls;

        // Slots come in chunks: most dispatches allocate none, one in a thousand those of the next thousand, which may be one more
        // chunk than the calls fill.
        Assert.Equal(EventBytes, smallest);
        Assert.InRange(mean, EventBytes, EventBytes + (1.15 * SlotBytes));
    }

    [Fact]
    public async Task An_accepted_dispatch_on_a_shared_store_makes_no_copy_of_the_state()
    {
        await using TestBank bank = await TestBank.StartAsync(static options => options.UseInMemory(new InMemoryDatabase()));
        Deposit command = new("a", 1);
        void Dispatch() => _ = Completed(bank.DispatchAsync(command)).EnsureAccepted();
        Warm(Dispatch);

        Assert.Equal(EventBytes, Enumerable.Range(0, 100).Min(_ => BytesOf(Dispatch)));
    }

    [Fact]
    public async Task An_accepted_dispatch_of_an_aggregate_with_snapshots_allocates_no_more_until_one_is_due()
    {
        await using TestBank bank = await TestBank.StartAsync(
            AccountSerializer.Accounts(snapshotEvery: int.MaxValue), static options => options.UseInMemory());
        Deposit command = new("a", 1);
        void Dispatch() => _ = Completed(bank.DispatchAsync(command)).EnsureAccepted();
        Warm(Dispatch);

        Assert.Equal(EventBytes, Enumerable.Range(0, 100).Min(_ => BytesOf(Dispatch)));
    }

    /// <summary>The rejection in its result: header, code, message and details.</summary>
    [Fact]
    public async Task A_rejected_dispatch_allocates_the_rejection_alone()
    {
        await using TestBank bank = await TestBank.StartInMemoryAsync();
        Withdraw command = new("a", 1_000);
        void Dispatch() => ThrowUnless(Completed(bank.DispatchAsync(command)).Status == DispatchStatus.Rejected);
        Warm(Dispatch);

        Assert.Equal(40 * Calls, BytesOf(Dispatch, Calls));
    }

    [Fact]
    public async Task A_dispatch_by_which_nothing_happens_allocates_nothing()
    {
        await using TestBank bank = await TestBank.StartInMemoryAsync();
        Deposit command = new("a", 0);
        void Dispatch() => _ = Completed(bank.DispatchAsync(command)).EnsureAccepted();
        Warm(Dispatch);

        Assert.Equal(0, BytesOf(Dispatch, Calls));
    }

    [Fact]
    public async Task An_untyped_dispatch_allocates_no_more()
    {
        await using TestBank bank = await TestBank.StartInMemoryAsync();
        object command = new Deposit("a", 0);
        void Dispatch() => _ = Completed(bank.DispatchAsync(command)).EnsureAccepted();
        Warm(Dispatch);

        Assert.Equal(0, BytesOf(Dispatch, Calls));
    }

    [Fact]
    public async Task A_read_allocates_nothing()
    {
        await using TestBank bank = await TestBank.StartInMemoryAsync();
        void Read()
        {
            ValueTask<int> balance = bank.BalanceAsync("a");
            ThrowUnless(balance.IsCompletedSuccessfully && balance.Result == 0);
        }

        Warm(Read);

        Assert.Equal(0, BytesOf(Read, Calls));
    }

    [Fact]
    public void A_command_or_a_state_that_is_written_to_memory_that_is_there_allocates_nothing()
    {
        ArrayBufferWriter<byte> output = new(1024);
        object command = new ExampleDomain.OpenAccount("ACC-1", 12.5m);
        CommandType type = ExampleDomain.BankApp.Commands.Find(command);
        object state = ExampleDomain.PaymentCard.Initial;
        StateSerializer serializer = Modules.ExampleDomain.EdictModule.PaymentCard.Serializer!;
        void Write()
        {
            output.ResetWrittenCount();
            type.Write(command, output);
            serializer.Write(state, output);
        }

        Warm(Write);

        Assert.Equal(0, BytesOf(Write, Calls));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static DispatchResult Completed(ValueTask<DispatchResult> dispatch) => dispatch.IsCompletedSuccessfully
        ? dispatch.Result
        : throw new InvalidOperationException("A warm in-memory dispatch completes synchronously.");

    // An assertion might allocate itself.
    private static void ThrowUnless(bool isSo)
    {
        if (!isSo)
        {
            throw new InvalidOperationException("The call did not answer as it should.");
        }
    }

    private static void Warm(Action call)
    {
        for (int count = 0; count < 200; count++)
        {
            call();
        }
    }

    /// <summary>
    /// The least of three measurements: when the runtime compiles a hot method anew, it may allocate a table of its own on this very
    /// thread, which happens once.
    /// </summary>
    private static long BytesOf(Action call, int times = 1) => Enumerable.Range(0, 3).Min(_ => BytesOfOneRound(call, times));

    private static long BytesOfOneRound(Action call, int times)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int count = 0; count < times; count++)
        {
            call();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
