namespace Edict;

/// <summary>
/// Marks a partial class whose <see cref="HandlesAttribute"/> methods write a read model: the place in the log is kept in the read model's own database and moves in the
/// transaction of what is written, so that each event takes effect exactly once.
/// </summary>
/// <remarks>
/// <para>A method takes an event, or a base type or interface of events, and what it writes to: a <see cref="ReadModel"/>, or what another package supplies, one type
/// for all methods of the class. It may take an <see cref="EventContext"/> and a <see cref="CancellationToken"/>; it returns nothing, a <see cref="Task"/> or a
/// <see cref="ValueTask"/>. Many events share a transaction; a method does nothing that is not undone with it.</para>
/// <para><c>OnCreate</c>, which takes what is written to and optionally a <see cref="CancellationToken"/>, makes the tables. By convention a class may also have what an
/// <see cref="EventHandlerAttribute"/> class may have: <c>OnError</c>, <c>PartitionBy</c>, <c>OnStart</c>, <c>OnStop</c> and <c>OnReset</c>.</para>
/// </remarks>
/// <param name="name">The stable name, under which its place is stored; another name begins anew.</param>
/// <example>
/// <code>
/// [Projection("balances")]
/// public sealed partial class Balances
/// {
///     private static readonly ReadModelTable Balance = new("balance");
///
///     private static void OnCreate(ReadModel model) =&gt;
///         model.Execute($"create table {Balance} (account text primary key, amount numeric not null)");
///
///     [Handles] private static void Handle(MoneyDeposited e, ReadModel model) =&gt; model.Execute(
///         $"insert into {Balance} (account, amount) values ({e.AccountId}, {e.Amount}) on conflict (account) do update set amount = {Balance}.amount + excluded.amount");
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ProjectionAttribute(string name) : Attribute
{
    /// <summary>The stable name: 1 to 180 characters.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// The version of what is written: 1, the default, or more. Raise it whenever the tables, or what a method writes, change; <see cref="ProjectionOptions.OnVersionChange"/>
    /// says what becomes of what is there.
    /// </summary>
    public int Version { get; set; } = 1;

    /// <summary>Where it begins when the read model's database does not know it yet; the default is the first event ever stored.</summary>
    public StartFrom StartFrom { get; set; }

    /// <summary>Whether dispatches that ask for strong consistency wait for it; the default is that they do not.</summary>
    public Consistency Consistency { get; set; }

    /// <summary>The stable name of the aggregate whose streams are handled; <see langword="null"/>, the default, for all.</summary>
    public string? Aggregate { get; set; }

    /// <summary>
    /// How many transactions are worked on at a time at most, the events of one stream in order: 1, the default, to 1,000. More than 1 needs a database that lets
    /// several write at once, which SQLite does not.
    /// </summary>
    public int Concurrency { get; set; } = 1;

    /// <summary>The most events of a transaction: 1 to 100,000; the default is 500.</summary>
    public int BatchSize { get; set; } = 500;

    /// <summary>How long a transaction that is not full waits for more events, in milliseconds: 0, the default, or more.</summary>
    public int BatchLinger { get; set; }

    /// <summary>Whether one object handles all events, or each transaction gets a new one with services of a scope of its own, which is the default.</summary>
    public HandlerInstance Instance { get; set; }
}
