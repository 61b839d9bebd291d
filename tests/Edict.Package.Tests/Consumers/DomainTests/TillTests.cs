using Edict;
using Edict.Testing;
using Shop.Domain;
using Xunit;

namespace DomainTests;

public class TillTests
{
    [Fact]
    public void Cash_that_was_taken_can_be_given() =>
        Scenario.For<TestedShop>()
            .Given(new CashTaken("front", 20))
            .When(new Give("front", 5))
            .Then(new CashGiven("front", 5))
            .ThenState<Till>(till => till.Cash == 15);

    [Fact]
    public void A_till_gives_no_more_than_it_has() =>
        Scenario.For<TestedShop>()
            .Given(new CashTaken("front", 20))
            .When(new Give("front", 30))
            .ThenRejected("till-too-empty");
}

[Application]
public sealed partial class TestedShop;
