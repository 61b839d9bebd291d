using Edict.Testing;
using Edict.Tests.Handwritten;

namespace Edict.Tests.Testing;

public sealed class ScenarioFailureTests
{
    private static ScenarioStart Account => Scenario.For<TestBank>();

    [Fact]
    public void A_difference_is_shown_event_by_event_with_the_first_one_marked()
    {
        string report = Report(() => Account
            .Given(new Opened(100))
            .When(new Deposit("A", 1)).When(new Deposit("A", 25)).When(new Deposit("A", 3))
            .Then(new Deposited(1), new Deposited(27), new Deposited(3), new Withdrawn(4)));

        Assert.Equal(
            """
            The scenario failed: the events differ first at event 2 (expected: 4, actual: 3).
                1             deposited 1
                2  expected   deposited 27
                2  actual     deposited 25
                                         ^ first difference
                3             deposited 3
                4  expected   withdrawn 4
                4  actual     (no event)

            Given
                1  opened 100
            When
                1  Deposit { Id = A, Amount = 1 }
                2  Deposit { Id = A, Amount = 25 }
                3  Deposit { Id = A, Amount = 3 }
            """, report);
    }

    [Fact]
    public void A_rejection_where_events_were_expected_is_shown()
    {
        string report = Report(() => Account.When(new Withdraw("A", 2)).Then(new Withdrawn(2)));

        Assert.Equal(
            """
            The scenario failed: 'Withdraw { Id = A, Amount = 2 }' was rejected.
              insufficient-funds

            Given no events
            When
                1  Withdraw { Id = A, Amount = 2 }
                   was rejected: insufficient-funds
            """, report);
    }

    [Fact]
    public void An_event_where_a_rejection_was_expected_is_shown()
    {
        string report = Report(() => Account.When(new Open("A", 2)).ThenRejected("already-open"));

        Assert.Equal(
            """
            The scenario failed: a rejection was expected, but the last command was accepted.

            Given no events
            When
                1  Open { Id = A, Amount = 2 }
                   gave opened 2
            """, report);
    }

    [Fact]
    public void An_exception_is_shown_and_kept()
    {
        Exception thrown = new FormatException("odd");

        var failure = Assert.Throws<ScenarioFailedException>(
            () => Account.When(new Probe("A", (_, _) => throw thrown)).Then(new Deposited(1)));

        Assert.Same(thrown, failure.InnerException);
        Assert.Contains("System.FormatException: odd", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_code_another_exception_and_another_state_fail()
    {
        Assert.Contains("expected  other", Report(() => Account.When(new Withdraw("A", 2)).ThenRejected("other")), StringComparison.Ordinal);
        Assert.Contains("nothing was thrown", Report(() => Account.When(new Deposit("A", 2)).ThenThrows<FormatException>()), StringComparison.Ordinal);
        Assert.Contains(
            "something else was thrown",
            Report(() => Account.When(new Probe("A", static (_, _) => throw new FormatException())).ThenThrows<TimeoutException>()),
            StringComparison.Ordinal);
        Assert.Contains(
            "expected  account => account.Balance == 3",
            Report(() => Account.When(new Deposit("A", 2)).ThenState<Account>(account => account.Balance == 3)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_where_nothing_was_expected_fails() =>
        Assert.Contains("nothing was expected to happen", Report(() => Account.When(new Deposit("A", 2)).ThenNothing()), StringComparison.Ordinal);

    [Fact]
    public void A_rejection_that_nobody_looked_at_fails_the_next_expectation() => Assert.Contains(
        "'Withdraw { Id = A, Amount = 2 }' was rejected",
        Report(() => Account.When(new Withdraw("A", 2)).When(new Deposit("A", 2)).Then(new Deposited(2))),
        StringComparison.Ordinal);

    private static string Report(Action play) => Assert.Throws<ScenarioFailedException>(play).Message;
}
