using System.Diagnostics;
using Edict.Concurrency.Tests.Crash;

namespace Edict.Concurrency.Tests.Mailboxes;

/// <summary>The same rules with as many seeds as half a minute holds.</summary>
[Trait("Category", "Soak")]
public sealed class MailboxSoakTests(ITestOutputHelper output)
{
    private const int FirstSeed = 1_000;
    private static readonly TimeSpan TimePerRule = TimeSpan.FromSeconds(30);

    private static Dictionary<string, Func<int, Task>> ByName { get; } = new Func<int, Task>[]
    {
        MailboxRules.Nothing_is_left_in_the_queue_of_an_idle_instance,
        MailboxRules.Commands_of_one_instance_run_in_the_order_of_arrival,
        MailboxRules.A_pooled_operation_never_serves_two_callers,
        MailboxRules.One_identity_never_has_two_live_instances,
        MailboxRules.No_more_commands_wait_than_the_capacity,
        MailboxRules.Expired_never_ran_and_unknown_can_be_repeated,
        PipelineRule.Each_answer_is_what_one_by_one_would_give,
        PipelineRule.Each_answer_is_so_with_snapshots,
        SnapshotRule.Commands_are_answered_alike_with_snapshots_and_without,
        StoreFailureRule.Each_caller_hears_the_truth_of_a_failing_store,
        MailboxRules.Stopping_drains_what_was_accepted,
    }.ToDictionary(static rule => rule.Method.Name);

    public static TheoryData<string> Rules { get; } = [.. ByName.Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task A_rule_holds_for_many_seeds(string rule)
    {
        Assert.SkipUnless(Soak.IsOn, Soak.Reason);
        long began = Stopwatch.GetTimestamp();
        int seed = FirstSeed;
        for (; Stopwatch.GetElapsedTime(began) < TimePerRule; seed++)
        {
            await HoldsAsync(rule, seed);
        }

        output.WriteLine($"{seed - FirstSeed} seeds");
    }

    private static async Task HoldsAsync(string rule, int seed)
    {
        try
        {
            await ByName[rule](seed);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"The rule is broken with seed {seed}.", exception);
        }
    }
}
