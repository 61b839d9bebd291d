using Edict.Aggregates;

namespace Edict.Hosting;

/// <summary>Turns options into settings, or says which of them is out of its range.</summary>
internal static class OptionsValidation
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    private static readonly TimeSpan ShortestLease = TimeSpan.FromMilliseconds(500);

    /// <exception cref="EdictOptionsException">An option is missing or out of its range.</exception>
    internal static AggregateSettings Check(EdictOptions options)
    {
        RequireTime(options.DispatchTimeout, nameof(options.DispatchTimeout));
        RequireTime(options.ConsistencyTimeout, nameof(options.ConsistencyTimeout));
        Require(Enum.IsDefined(options.Consistency), nameof(options.Consistency), options.Consistency, "must be Eventual or Strong");
        RequireTime(options.IdleTimeout, nameof(options.IdleTimeout));
        Require(options.RetryAttempts >= 0, nameof(options.RetryAttempts), options.RetryAttempts, "must be 0 or more");
        Require(options.MailboxCapacity >= 1, nameof(options.MailboxCapacity), options.MailboxCapacity, "must be 1 or more");
        Require(options.MaxEventBytes >= 1, nameof(options.MaxEventBytes), options.MaxEventBytes, "must be 1 or more");
        Require(
            options.SubscriptionLease >= ShortestLease && options.SubscriptionLease <= ISubscriptionStore.MaxDuration,
            nameof(options.SubscriptionLease),
            options.SubscriptionLease,
            "must be half a second to a day");
        Require(options.TimeProvider is not null, nameof(options.TimeProvider), "null", "must be a clock, such as TimeProvider.System");
        if (options.StoreFactory is null)
        {
            throw new EdictOptionsException(
                "Store",
                "No event store is named. Call options.UseSqlite(\"app.db\") from package Edict.Sqlite to keep events in a file, "
                + "options.UsePostgreSql(connectionString) from package Edict.PostgreSql to keep them on a server, "
                + "or options.UseInMemory() to keep them as long as the process lives.");
        }

        return new AggregateSettings(
            options.DispatchTimeout, options.RetryAttempts, options.MailboxCapacity, options.IdleTimeout, options.MaxEventBytes, options.TimeProvider!);
    }

    /// <exception cref="EdictOptionsException">An option of an event handler is out of its range.</exception>
    internal static void Check(EventHandlerOptions options)
    {
        string handler = $"EventHandlers['{options.Name}'].";
        Require(ISubscriptionStore.IsName(options.Name), handler + nameof(options.Name), options.Name, "must be 1 to 200 characters without NUL");
        Require(options.StartPosition is null or >= 1, handler + nameof(options.StartPosition), options.StartPosition, "must be 1 or more");
        Require(Enum.IsDefined(options.Consistency), handler + nameof(options.Consistency), options.Consistency, "must be Eventual or Strong");
        Require(options.Concurrency is >= 1 and <= 1_000, handler + nameof(options.Concurrency), options.Concurrency, "must be 1 to 1,000");
        Require(options.BatchSize is >= 1 and <= 100_000, handler + nameof(options.BatchSize), options.BatchSize, "must be 1 to 100,000");
        Require(
            options.BatchLinger >= TimeSpan.Zero && options.BatchLinger <= LongestWait,
            handler + nameof(options.BatchLinger),
            options.BatchLinger,
            "must be zero to one day");
        Require(options.CheckpointEvery >= 1, handler + nameof(options.CheckpointEvery), options.CheckpointEvery, "must be 1 or more");
        Require(
            options.CheckpointInterval > TimeSpan.Zero && options.CheckpointInterval <= LongestWait,
            handler + nameof(options.CheckpointInterval),
            options.CheckpointInterval,
            "must be more than zero and at most one day");
        Require(
            options.TimeLimit == Timeout.InfiniteTimeSpan || (options.TimeLimit > TimeSpan.Zero && options.TimeLimit <= LongestWait),
            handler + nameof(options.TimeLimit),
            options.TimeLimit,
            "must be more than zero and at most one day, or Timeout.InfiniteTimeSpan");
        Require(options.OnError is not null, handler + nameof(options.OnError), "null", "must be a function");
        if (options is ProjectionOptions projection)
        {
            Require(Enum.IsDefined(projection.OnVersionChange), handler + nameof(projection.OnVersionChange), projection.OnVersionChange, "must be None, InPlace or BlueGreen");
        }
    }

    private static void RequireTime(TimeSpan value, string option) => Require(
        value > TimeSpan.Zero || value == Timeout.InfiniteTimeSpan, option, value, "must be more than zero, or Timeout.InfiniteTimeSpan");

    private static void Require<TValue>(bool isInRange, string option, TValue value, string range)
    {
        if (!isInRange)
        {
            throw new EdictOptionsException(option, $"Option {option} is {value}; it {range}.");
        }
    }
}
