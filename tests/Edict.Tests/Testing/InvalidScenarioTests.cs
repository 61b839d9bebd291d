using Edict.Testing;
using Edict.Tests.Handwritten;

namespace Edict.Tests.Testing;

public sealed class InvalidScenarioTests
{
    private static ScenarioStart Account => Scenario.For<TestBank>();

    [Fact]
    public void A_given_event_that_cannot_be_applied_is_named()
    {
        string message = Problem(() => Account.Given(new Opened(1), new Unapplied("?")).When(new Deposit("A", 1)));

        Assert.StartsWith("Given event 2 cannot be applied by aggregate 'account': ", message, StringComparison.Ordinal);
        Assert.EndsWith("\n  unapplied \"?\"", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_given_or_expected_object_that_is_no_event_is_named()
    {
        Assert.StartsWith("Given event 1 is not usable.", Problem(() => Account.Given("text")), StringComparison.Ordinal);
        Assert.StartsWith("Then event 1 is not usable.", Problem(() => Account.When(new Deposit("A", 1)).Then("text")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_given_event_that_reads_back_as_another_is_refused()
    {
        string message = Problem(() => Scenario.For<LossyBank>().Given(new Deposited(1)));

        Assert.Contains("written    1\n  read back  2", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_given_event_whose_json_leaves_something_out_is_refused() => Assert.Contains(
        "its JSON leaves out a part of it", Problem(() => Scenario.For<LossyBank>().Given(new Noted("kept", "lost"))), StringComparison.Ordinal);

    [Fact]
    public void A_decided_event_that_does_not_round_trip_counts_as_thrown() =>
        Scenario.For<LossyBank>().When(new Deposit("A", 1)).ThenThrows<EventSerializationException>();

    [Fact]
    public void Round_trips_can_be_left_out() =>
        Scenario.For<LossyBank>().WithoutRoundTrip().Given(new Deposited(1)).When(new Deposit("A", 1))
            .Then(new Deposited(1)).ThenState<Account>(account => account.Balance == 2);

    [Fact]
    public void A_command_that_nobody_handles_is_named() =>
        Assert.Contains("handles 'System.String'", Problem(() => Account.When("text")), StringComparison.Ordinal);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("A\0B")]
    public void An_identity_that_no_stream_can_have_is_refused(string? identity) =>
        Assert.Contains("names no valid identity of aggregate 'account'", Problem(() => Account.When(new Open(identity, 1))), StringComparison.Ordinal);

    [Fact]
    public void A_scenario_is_about_one_instance()
    {
        Assert.Contains("'account-B'", Problem(() => Account.When(new Deposit("A", 1)).When(new Deposit("B", 1))), StringComparison.Ordinal);
        Assert.Contains("'savings-A'", Problem(() => Account.When(new Deposit("A", 1)).When(new DepositSavings("A", 1))), StringComparison.Ordinal);
    }

    [Fact]
    public void Expecting_no_events_is_said_in_other_words() =>
        Assert.Contains("ThenNothing()", Problem(() => Account.When(new Deposit("A", 1)).Then()), StringComparison.Ordinal);

    [Fact]
    public void The_state_of_another_aggregate_is_refused() => Assert.Contains(
        "aggregate 'account'", Problem(() => Account.When(new Deposit("A", 1)).ThenState<Savings>(static _ => { })), StringComparison.Ordinal);

    private static string Problem(Action play) => Assert.Throws<InvalidScenarioException>(play).Message;
}
