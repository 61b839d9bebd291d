namespace Edict;

/// <summary>
/// Says which event handlers the dispatches of a command wait for, unless <see cref="DispatchOptions"/> say otherwise. Commands that derive from it inherit this.
/// </summary>
/// <example>
/// <code>
/// [Consistent("balances")]
/// public sealed record Withdraw(string AccountId, decimal Amount);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
public sealed class ConsistentAttribute : Attribute
{
    /// <summary>Waits for every event handler that declares itself strong.</summary>
    public ConsistentAttribute()
        : this(Consistency.Strong)
    {
    }

    /// <summary>Waits for every event handler that declares itself strong, or for none, whatever the application's default is.</summary>
    /// <param name="consistency">Which of both.</param>
    public ConsistentAttribute(Consistency consistency) => Consistency = consistency;

    /// <summary>Waits for some event handlers, whatever they declare.</summary>
    /// <param name="waitFor">The stable names of the event handlers; at least one.</param>
    public ConsistentAttribute(params string[] waitFor) => WaitFor = waitFor;

    /// <summary>Whether strong event handlers are waited for.</summary>
    public Consistency Consistency { get; }

    /// <summary>The stable names of the event handlers that are waited for, whatever they declare.</summary>
    public IReadOnlyList<string> WaitFor { get; } = [];
}
