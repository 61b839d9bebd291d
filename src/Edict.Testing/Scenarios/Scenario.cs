using Edict.CompilerServices;

namespace Edict.Testing;

/// <summary>
/// Tests one aggregate instance on generated code, without a store: given these events, when this command comes, then these events
/// follow.
/// </summary>
/// <example>
/// <code>
/// Scenario.For&lt;BankApp&gt;()
///     .Given(new AccountOpened("ACC-1", 100))
///     .When(new Withdraw("ACC-1", 30))
///     .Then(new MoneyWithdrawn("ACC-1", 30));
/// </code>
/// </example>
public static class Scenario
{
    /// <summary>Begins a scenario with an aggregate that has no events.</summary>
    /// <typeparam name="TApplication">The application that routes the commands and knows the events.</typeparam>
    public static ScenarioStart For<TApplication>()
        where TApplication : EdictApplication, IApplication<TApplication> =>
        new(ScenarioHistory.Begin(new ScenarioApplication(TApplication.Definition)));
}
