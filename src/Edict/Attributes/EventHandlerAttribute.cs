namespace Edict;

/// <summary>
/// Marks a partial class whose <see cref="HandlesAttribute"/> methods are called for each stored event that they take, at least once, in the
/// order of each stream, from a durable checkpoint.
/// </summary>
/// <remarks>
/// <para>A method takes an event, or a base type or interface of events, and may take an <see cref="EventContext"/> and a <see cref="CancellationToken"/>; it returns
/// nothing, a <see cref="Task"/> or a <see cref="ValueTask"/>. One that takes an <see cref="IReadOnlyList{T}"/> of events, or of
/// <see cref="DeliveredEvent{TEvent}"/>, gets batches; it is then the only one of its class.</para>
/// <para>The parameters of the constructor are taken from <see cref="EdictOptions.Services"/>. By convention a class may have these methods, private or not:
/// <c>ErrorAction OnError(FailureContext)</c> says what becomes of an event that failed; <c>static string PartitionBy(TEvent)</c> keeps the order of events with
/// an equal key instead of the order of each stream; <c>OnStart</c>, <c>OnStop</c> and <c>OnReset</c>, with or without a <see cref="CancellationToken"/>, are called
/// before the first event, after the last, and before handling begins anew.</para>
/// </remarks>
/// <param name="name">The stable name, under which the checkpoint is stored; another name begins anew.</param>
/// <example>
/// <code>
/// [EventHandler("welcome-mail")]
/// public sealed partial class WelcomeMail(IMailer mailer)
/// {
///     [Handles] private Task Handle(AccountOpened e, CancellationToken cancellation) => mailer.SendAsync(e.AccountId, cancellation);
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventHandlerAttribute(string name) : Attribute
{
    /// <summary>The stable name: 1 to <see cref="ISubscriptionStore.MaxNameLength"/> characters.</summary>
    public string Name { get; } = name;

    /// <summary>Where it begins when the store does not know it yet; the default is the first event ever stored.</summary>
    public StartFrom StartFrom { get; set; }

    /// <summary>Whether dispatches that ask for strong consistency wait for it; the default is that they do not.</summary>
    public Consistency Consistency { get; set; }

    /// <summary>The stable name of the aggregate whose streams are handled; <see langword="null"/>, the default, for all.</summary>
    public string? Aggregate { get; set; }

    /// <summary>How many events, or batches, are handled at a time at most, those of one stream in order: 1, the default, to 1,000.</summary>
    public int Concurrency { get; set; } = 1;

    /// <summary>The most events of a batch: 1 to 100,000; the default is 100. Has no meaning for a class that takes single events.</summary>
    public int BatchSize { get; set; } = 100;

    /// <summary>How long a batch that is not full waits for more events, in milliseconds: 0, the default, or more.</summary>
    public int BatchLinger { get; set; }

    /// <summary>Whether one object handles all events, or each event, or batch, gets a new one with services of a scope of its own, which is the default.</summary>
    public HandlerInstance Instance { get; set; }
}
