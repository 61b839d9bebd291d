using Edict.Testing;
using Edict.Tests.Handwritten;

namespace Edict.Tests.Testing;

public sealed class ScenarioTests
{
    private static ScenarioStart Account => Scenario.For<TestBank>();

    [Fact]
    public void The_events_of_a_command_are_compared_by_content() =>
        Account.Given(new Opened(100)).When(new Withdraw("A", 30)).Then(new Withdrawn(30));

    [Fact]
    public void Events_that_hold_an_array_are_compared_by_content() =>
        Account.When(new Probe("A", static (_, _) => [new Tagged(["a", "b"])])).Then(new Tagged(["a", "b"]));

    [Fact]
    public void Several_commands_give_their_events_together() =>
        Account.When(new Open("A", 5)).When(new Deposit("A", 2)).When(new Withdraw("A", 7)).Then(new Opened(5), new Deposited(2), new Withdrawn(7));

    [Fact]
    public void An_expectation_is_about_the_commands_since_the_one_before() =>
        Account.When(new Open("A", 5)).Then(new Opened(5)).When(new Deposit("A", 2)).Then(new Deposited(2));

    [Fact]
    public void A_rejection_is_recognised_by_its_code_and_stores_nothing() =>
        Account.Given(new Opened(1))
            .When(new Withdraw("A", 2)).ThenRejected("insufficient-funds")
            .ThenState<Account>(account => account.Balance == 1)
            .When(new Withdraw("A", 1)).Then(new Withdrawn(1));

    [Fact]
    public void A_rejection_can_be_looked_at()
    {
        Rejection? seen = null;

        Account.Given(new Opened(1)).When(new Open("A", 2)).ThenRejected(rejection => seen = rejection);

        Assert.Equal("already-open", seen?.Code);
    }

    [Fact]
    public void Nothing_may_happen() => Account.When(new Deposit("A", 0)).ThenNothing();

    [Fact]
    public void The_state_is_that_after_given_and_decided_events()
    {
        Account? seen = null;

        Account.Given(new Opened(10), new Deposited(5)).When(new Withdraw("A", 3)).ThenState<Account>(account => seen = account);

        Assert.Equal((12, 3), (seen!.Balance, seen.Changes));
    }

    [Fact]
    public void An_exception_of_a_handler_is_expected_by_its_type() =>
        Account.When(new Probe("A", static (_, _) => throw new FormatException("odd"))).ThenThrows<FormatException>();

    [Fact]
    public void An_exception_of_an_apply_method_counts_as_well() =>
        Account.When(new Probe("A", static (_, _) => [new Poisoned("bad")])).ThenThrows<InvalidOperationException>();

    [Fact]
    public void A_decided_event_that_nothing_applies_throws() =>
        Account.When(new Probe("A", static (_, _) => [new Unapplied("?")])).ThenThrows<UnappliedEventException>();

    [Fact]
    public void A_decided_event_that_the_application_does_not_know_throws() =>
        Account.When(new Probe("A", static (_, _) => ["not an event"])).ThenThrows<UnknownEventException>();

    [Fact]
    public void Time_ids_and_metadata_are_those_that_the_scenario_says()
    {
        List<CommandContext> seen = [];
        Probe probe = new("A", (_, context) =>
        {
            seen.Add(context);
            return [new Deposited(1)];
        });
        var id = Guid.Parse("6f1c7a52-3c34-4d0e-9f55-0d5d5a1b9a11");

        Account.Given(new Opened(1))
            .When(probe)
            .At(new DateTimeOffset(2024, 2, 29, 12, 0, 0, TimeSpan.FromHours(2)).AddTicks(7)).WithCommandId(id).WithMetadata(Metadata.Of(("user", "ann")))
            .When(probe)
            .When(probe);

        Assert.Equal(["00000000-0000-0000-0000-000000000001", id.ToString(), "00000000-0000-0000-0000-000000000003"], seen.Select(context => context.CommandId.ToString()));
        Assert.Equal([1, 2, 3], seen.Select(context => context.Version));
        Assert.Equal(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), seen[0].Now);
        Assert.Equal(new DateTimeOffset(2024, 2, 29, 10, 0, 0, TimeSpan.Zero), seen[1].Now);
        Assert.Equal(TimeSpan.Zero, seen[1].Now.Offset);
        Assert.Equal([0, 1, 1], seen.Select(context => context.Metadata.Count));
        Assert.All(seen, context => Assert.Equal(new StreamKey("account", "A"), context.Stream));
    }

    [Fact]
    public void Scenarios_may_share_a_beginning()
    {
        ScenarioOutcome opened = Account.When(new Open("A", 5));

        opened.When(new Withdraw("A", 5)).ThenState<Account>(account => account.Balance == 0);
        opened.When(new Withdraw("A", 1)).ThenState<Account>(account => account.Balance == 4);
    }
}
