namespace Edict.Concurrency.Tests.Mailboxes;

/// <summary>The rules of the mailbox that only random schedules can break, a few seeds each.</summary>
public sealed class MailboxRuleTests
{
    [Theory]
    [MemberData(nameof(Rounds.Seeds), MemberType = typeof(Rounds))]
    public Task Rule_1_nothing_is_left_in_the_queue_of_an_idle_instance(int seed) =>
        MailboxRules.Nothing_is_left_in_the_queue_of_an_idle_instance(seed);

    [Theory]
    [MemberData(nameof(Rounds.Seeds), MemberType = typeof(Rounds))]
    public Task Rule_1_commands_of_one_instance_run_in_the_order_of_arrival(int seed) =>
        MailboxRules.Commands_of_one_instance_run_in_the_order_of_arrival(seed);

    [Theory]
    [MemberData(nameof(Rounds.Seeds), MemberType = typeof(Rounds))]
    public Task Rule_4_a_pooled_operation_never_serves_two_callers(int seed) =>
        MailboxRules.A_pooled_operation_never_serves_two_callers(seed);

    [Theory]
    [MemberData(nameof(Rounds.Seeds), MemberType = typeof(Rounds))]
    public Task Rule_7_one_identity_never_has_two_live_instances(int seed) =>
        MailboxRules.One_identity_never_has_two_live_instances(seed);

    [Theory]
    [MemberData(nameof(Rounds.Seeds), MemberType = typeof(Rounds))]
    public Task Rule_8_no_more_commands_wait_than_the_capacity(int seed) =>
        MailboxRules.No_more_commands_wait_than_the_capacity(seed);

    [Theory]
    [MemberData(nameof(Rounds.Seeds), MemberType = typeof(Rounds))]
    public Task Rule_9_expired_never_ran_and_unknown_can_be_repeated(int seed) =>
        MailboxRules.Expired_never_ran_and_unknown_can_be_repeated(seed);

    [Theory]
    [MemberData(nameof(Rounds.Seeds), MemberType = typeof(Rounds))]
    public Task Rule_9_each_caller_hears_the_truth_of_a_failing_store(int seed) =>
        StoreFailureRule.Each_caller_hears_the_truth_of_a_failing_store(seed);

    [Theory]
    [MemberData(nameof(Rounds.Seeds), MemberType = typeof(Rounds))]
    public Task Pipelined_commands_are_answered_as_one_by_one(int seed) => PipelineRule.Each_answer_is_what_one_by_one_would_give(seed);

    [Theory]
    [MemberData(nameof(Rounds.Seeds), MemberType = typeof(Rounds))]
    public Task Pipelined_commands_are_answered_as_one_by_one_with_snapshots(int seed) =>
        PipelineRule.Each_answer_is_so_with_snapshots(seed);

    [Theory]
    [MemberData(nameof(Rounds.Seeds), MemberType = typeof(Rounds))]
    public Task Commands_are_answered_alike_with_snapshots_and_without(int seed) =>
        SnapshotRule.Commands_are_answered_alike_with_snapshots_and_without(seed);

    [Theory]
    [MemberData(nameof(Rounds.Seeds), MemberType = typeof(Rounds))]
    public Task Stopping_drains_what_was_accepted(int seed) => MailboxRules.Stopping_drains_what_was_accepted(seed);
}
