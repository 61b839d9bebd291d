using Edict.Concurrency.Tests.Crash;

namespace Edict.Concurrency.Tests.Mailboxes;

/// <summary>The same rules with many seeds.</summary>
[Trait("Category", "Soak")]
public sealed class MailboxSoakTests
{
    private static Dictionary<string, Func<int, Task>> ByName { get; } = new Func<int, Task>[]
    {
        MailboxRules.Nothing_is_left_in_the_queue_of_an_idle_instance,
        MailboxRules.Commands_of_one_instance_run_in_the_order_of_arrival,
        MailboxRules.A_pooled_operation_never_serves_two_callers,
        MailboxRules.One_identity_never_has_two_live_instances,
        MailboxRules.No_more_commands_wait_than_the_capacity,
        MailboxRules.Expired_never_ran_and_unknown_can_be_repeated,
        MailboxRules.Stopping_drains_what_was_accepted,
    }.ToDictionary(static rule => rule.Method.Name);

    public static TheoryData<string> Rules { get; } = [.. ByName.Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task A_rule_holds_for_many_seeds(string rule)
    {
        Assert.SkipUnless(Soak.IsOn, Soak.Reason);
        foreach (int seed in Rounds.SoakSeeds)
        {
            await ByName[rule](seed);
        }
    }
}
