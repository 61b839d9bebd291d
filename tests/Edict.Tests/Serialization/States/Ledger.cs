using System.Collections.Immutable;
using System.Text.Json.Serialization;
using static Edict.Decision;

namespace Edict.Tests.Serialization.States;

public sealed record Book(string LedgerId, string Account, int Amount);

public sealed record Undo(string LedgerId);

[Event("ledger-booked")]
public sealed record Booked(string Account, int Amount);

[Event("ledger-undone")]
public sealed record Undone;

public enum Mood
{
    Calm,
    Busy,
}

/// <summary>Names of accounts differ by more than their case. Every kind of field that a state may have.</summary>
[Aggregate("ledger", Identity = nameof(Book.LedgerId))]
[StoredState(Version = 4)]
public sealed partial class Ledger : Remembering<Booked>
{
    private readonly Dictionary<string, int> _balances = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<int?> _amounts = [];
    private ImmutableHashSet<string> _overdrawn = ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase);
    private ImmutableSortedDictionary<string, int> _counts = ImmutableSortedDictionary.Create<string, int>(StringComparer.OrdinalIgnoreCase);
    private Booked _first = null!;
    private (int Booked, int Undone) Numbers => (_amounts.Count, _undone);

    [JsonIgnore]
    private int _handled;

    [JsonPropertyName("undoneTimes")]
    private int _undone;

    /// <summary>How much was done here, which a state does not remember.</summary>
    public int Handled => _handled;

    public Mood? Mood { get; private set; }

    public int Largest { get => field; private set => field = Math.Max(field, value); }

    [Handles]
    private Decision<Booked> Handle(Book command)
    {
        int balance = _balances.GetValueOrDefault(command.Account);
        string known = $"{_names.Contains(command.Account)} {_overdrawn.Contains(command.Account)} {_counts.GetValueOrDefault(command.Account)}";
        return balance + command.Amount < -20
            ? Reject("too-deep", $"{balance} {known} {Numbers} {_first?.Account} {Latest?.Amount} {Depth} {Mood} {Largest} {string.Join(' ', _names)}")
            : new Booked(command.Account, command.Amount);
    }

    [Handles]
    private Undone? Handle(Undo command) => Latest is null ? null : new Undone();

    [Applies]
    private void Apply(Booked e)
    {
        _first ??= e;
        Remember(e);
        Add(e.Account, e.Amount);
        _amounts.Add(e.Amount == 0 ? null : e.Amount);
        Largest = e.Amount;
        Mood = _amounts.Count > 3 ? States.Mood.Busy : null;
    }

    [Applies]
    private void Apply(Undone e)
    {
        Booked undone = Latest!;
        Forget();
        Add(undone.Account, -undone.Amount);
        _undone++;
        _handled++;
    }

    private void Add(string account, int amount)
    {
        _names.Add(account);
        _balances[account] = _balances.GetValueOrDefault(account) + amount;
        _counts = _counts.SetItem(account, _counts.GetValueOrDefault(account) + 1);
        _overdrawn = _balances[account] < 0 ? _overdrawn.Add(account) : _overdrawn.Remove(account);
    }
}
