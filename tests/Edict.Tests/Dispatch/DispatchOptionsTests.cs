using Edict.Tests.Handwritten;

namespace Edict.Tests.Dispatch;

public sealed class DispatchOptionsTests
{
    public static TheoryData<DispatchOptions> OutOfRange { get; } =
    [
        new DispatchOptions { Timeout = TimeSpan.Zero },
        new DispatchOptions { Timeout = TimeSpan.FromSeconds(-1) },
        new DispatchOptions { RetryAttempts = -1 },
        new DispatchOptions { CommandId = Guid.Empty },
        new DispatchOptions { Metadata = null! },
    ];

    [Theory]
    [MemberData(nameof(OutOfRange), DisableDiscoveryEnumeration = true)]
    public async Task An_option_out_of_its_range_is_refused(DispatchOptions options)
    {
        await using TestBank bank = await TestBank.StartInMemoryAsync();

        await Assert.ThrowsAnyAsync<ArgumentException>(async () => _ = await bank.DispatchAsync(new Deposit("a", 1), options));

        Assert.Equal(0, await bank.BalanceAsync("a"));
    }

    [Fact]
    public async Task A_handler_knows_time_ids_version_and_metadata()
    {
        await using TestBank bank = await TestBank.StartInMemoryAsync();
        _ = await bank.DispatchAsync(new Open("a", 1));
        DispatchOptions options = new()
        {
            CommandId = Guid.NewGuid(),
            CausationId = Guid.NewGuid(),
            CorrelationId = Guid.NewGuid(),
            Metadata = Metadata.Of(("k", "v")),
        };
        CommandContext seen = default;

        DispatchResult result = await bank.DispatchAsync(
            new Probe("a", (_, context) =>
            {
                seen = context;
                return [];
            }),
            options);

        Assert.Equal((options.CommandId, options.CausationId, options.CorrelationId), (seen.CommandId, seen.CausationId, seen.CorrelationId));
        Assert.Equal(options.CommandId, result.CommandId);
        Assert.Equal(options.Metadata, seen.Metadata);
        Assert.Equal((new StreamKey("account", "a"), 1L), (seen.Stream, seen.Version));
        Assert.Equal(seen.NewId(3), seen.NewId(3));
        Assert.NotEqual(seen.NewId(3), seen.NewId(4));
    }
}
