namespace Edict.Aggregates;

/// <summary>The options of a running application that concern its aggregates: checked, and no longer changeable.</summary>
internal sealed record AggregateSettings(
    TimeSpan DispatchTimeout, int RetryAttempts, int MailboxCapacity, TimeSpan IdleTimeout, int MaxEventBytes, TimeProvider Time);
