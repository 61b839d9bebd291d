using System.Text.Json;

namespace Edict.Tests.Upcasting.Newer;

internal interface IAccountEvent;

internal sealed record Touch(string Id);

[Event("account-opened")]
internal sealed record AccountOpenedV1(string Owner);

[Event("account-opened", Version = 3)]
internal sealed partial record AccountOpened(string Owner, string Currency, bool IsPrivate) : IAccountEvent
{
    [Upcasts("account-opened", Version = 2)]
    private static AccountOpened From(JsonElement old) =>
        new(old.GetProperty("owner").GetString()!, old.GetProperty("currency").GetString()!, IsPrivate: true);
}

[Event("account-registered")]
internal sealed partial record AccountRegistered(string Owner)
{
    [Upcasts]
    private static AccountRegistered From(AccountOpenedV1 old) => new(old.Owner);

    [Upcasts]
    private static AccountOpened From(AccountRegistered old) => new(old.Owner, "EUR", IsPrivate: true);
}

[Event("money-withdrawn")]
internal sealed record MoneyWithdrawn(int Amount) : IAccountEvent;

[Event("money-deposited")]
internal sealed record MoneyDeposited(int Amount) : IAccountEvent;

[Event("money-moved")]
internal sealed record MoneyMoved(int Out, int In);

[Event("tagged")]
internal sealed record Tagged(List<string> Tags) : IAccountEvent;

[Event("account-closed", FormerNames = ["acct-closed"])]
internal sealed record AccountClosed(string Reason) : IAccountEvent;

internal static partial class Upcasters
{
    [Upcasts]
    private static (MoneyWithdrawn, MoneyDeposited) Split(MoneyMoved old) => (new(old.Out), new(old.In));

    [Upcasts("balance-checked")]
    private static IAccountEvent? Forget(JsonElement old) => null;

    [Upcasts("tags-set")]
    private static IEnumerable<IAccountEvent> Tag(JsonElement old)
    {
        yield return new Tagged([.. old.GetProperty("tags").EnumerateArray().Select(static tag => tag.GetString()!)]);
    }

    [Upcasts("fee-paid")]
    private static MoneyWithdrawn Fee(JsonElement old) =>
        old.GetProperty("amount").GetInt32() is > 0 and var amount ? new MoneyWithdrawn(amount) : throw new InvalidOperationException("No such fee.");
}

/// <summary>An account as a newer program reads it: what it has applied, as text.</summary>
[Aggregate("account", Identity = nameof(Touch.Id))]
internal sealed partial class Account
{
    public List<string> Applied { get; } = [];

    [Handles]
    private static MoneyDeposited Handle(Touch command) => new(command.Id.Length);

    [Applies]
    private void Apply(IAccountEvent e) => Applied.Add(e is Tagged tagged ? $"Tagged {string.Join('+', tagged.Tags)}" : $"{e}");
}

/// <summary>What the handlers were given, as text.</summary>
internal sealed class Seen : IServiceProvider
{
    private readonly List<string> _lines = [];

    /// <summary>The texts at which a handler fails once.</summary>
    public HashSet<string> FailingOnce { get; } = [];

    public string[] Of(string handler)
    {
        lock (_lines)
        {
            return [.. _lines.Where(line => line.StartsWith(handler + ' ', StringComparison.Ordinal)).Select(line => line[(handler.Length + 1)..])];
        }
    }

    public void Add(string line)
    {
        lock (_lines)
        {
            _lines.Add(line);
            if (FailingOnce.Remove(line))
            {
                throw new InvalidOperationException(line);
            }
        }
    }

    public object? GetService(Type serviceType) => serviceType == typeof(Seen) ? this : null;
}

[EventHandler("log")]
internal sealed partial class Log(Seen seen)
{
    [Handles]
    private void Handle(MoneyWithdrawn e, EventContext context) => seen.Add($"log {context.Position}.{context.Part} {e} {context.EventName}");

    [Handles]
    private void Handle(MoneyDeposited e, EventContext context) => seen.Add($"log {context.Position}.{context.Part} {e} {context.EventName}");

    private static ErrorAction OnError(FailureContext failure) => failure.IsUnreadable ? ErrorAction.DeadLetter : ErrorAction.Retry();
}

[EventHandler("batches", BatchSize = 3)]
internal sealed partial class Batches(Seen seen)
{
    [Handles]
    private void Handle(IReadOnlyList<DeliveredEvent<MoneyDeposited>> batch) =>
        seen.Add($"batches {string.Join(", ", batch.Select(static one => $"{one.Context.Position}.{one.Context.Part} {one.Event.Amount}"))}");
}

[EventHandler("closings", Concurrency = 2)]
internal sealed partial class Closings(Seen seen)
{
    [Handles]
    private void Handle(AccountClosed e, EventContext context) => seen.Add($"closings {e.Reason} {context.EventName}");

    [Handles]
    private void Handle(AccountOpened e, EventContext context) => seen.Add($"closings {e.Currency} {context.EventName}");

    private static string PartitionBy(AccountOpened e) => e.Currency;

    private static string PartitionBy(AccountClosed e) => "EUR";
}

[Application(Namespaces = ["Edict.Tests.Upcasting.Newer"])]
internal sealed partial class NewerBank;
