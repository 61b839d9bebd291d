using Bank.Domain;
using Bank.Transfers;

namespace Bank.Generation;

/// <summary>An endless, realistic sequence of commands; the same for the same seed. One enumeration at a time.</summary>
internal sealed class CommandGenerator(ulong seed)
{
    private const int FirstAccounts = 12;
    private const int MaxAccounts = 10_000;

    private static readonly string[] FirstNames =
        ["Ada", "Ben", "Chloe", "David", "Elif", "Femi", "Grace", "Hugo", "Ines", "Jonas", "Kira", "Liam", "Mei", "Nora", "Omar", "Priya"];

    private static readonly string[] LastNames =
        ["Archer", "Baker", "Carter", "Dyer", "Fisher", "Gardner", "Hunter", "Mason", "Miller", "Porter", "Smith", "Turner", "Weaver"];

    private readonly SeededNumbers _numbers = new(seed);
    private readonly List<ImaginedAccount> _open = [];
    private string? _lastClosed;
    private long _opened;

    internal IEnumerable<IBankCommand> Commands()
    {
        while (true)
        {
            foreach (IBankCommand command in Next())
            {
                yield return command;
            }
        }
    }

    private IEnumerable<IBankCommand> Next()
    {
        if (_open.Count < FirstAccounts)
        {
            return [Open()];
        }

        return _numbers.Below(100) switch
        {
            < 5 => _open.Count < MaxAccounts ? [Open()] : [Earn()],
            < 38 => [Earn()],
            < 66 => [Spend()],
            < 92 => [Transfer()],
            < 94 => Close(),
            _ => [Mistake()],
        };
    }

    private OpenAccount Open()
    {
        string holder = $"{_numbers.OneOf(FirstNames)} {_numbers.OneOf(LastNames)}";
        var account = new ImaginedAccount(AccountId(++_opened), _numbers.Chance(15) ? 0 : _numbers.Between(20, 2_000) * 100L);
        _open.Add(account);
        return new OpenAccount(account.Id, holder, Amount(account.Cents));
    }

    private Deposit Earn()
    {
        ImaginedAccount account = _numbers.OneOf(_open);
        long cents = _numbers.Chance(40) ? _numbers.Between(1_500, 4_200) * 100L : _numbers.Between(500, 30_000);
        account.Cents += cents;
        return new Deposit(account.Id, Amount(cents));
    }

    private Withdraw Spend()
    {
        ImaginedAccount account = _numbers.OneOf(_open);
        long cents = _numbers.Chance(10) ? _numbers.Between(550, 1_300) * 100L : _numbers.Between(180, 12_000);
        Take(account, cents);
        return new Withdraw(account.Id, Amount(cents));
    }

    private TransferMoney Transfer()
    {
        int from = _numbers.Below(_open.Count);
        int to = (from + 1 + _numbers.Below(_open.Count - 1)) % _open.Count;
        long cents = _numbers.Chance(50) ? _numbers.Between(1, 40) * 1_000L : _numbers.Between(250, 50_000);
        if (Take(_open[from], cents))
        {
            _open[to].Cents += cents;
        }

        return new TransferMoney(_open[from].Id, _open[to].Id, Amount(cents));
    }

    private IEnumerable<IBankCommand> Close()
    {
        int index = _numbers.Below(_open.Count);
        ImaginedAccount account = _open[index];
        _open.RemoveAt(index);
        _lastClosed = account.Id;
        return account.Cents == 0
            ? [new CloseAccount(account.Id)]
            : [new Withdraw(account.Id, Amount(account.Cents)), new CloseAccount(account.Id)];
    }

    // What the bank will refuse.
    private IBankCommand Mistake()
    {
        ImaginedAccount account = _numbers.OneOf(_open);
        string stranger = _lastClosed is { } closed && _numbers.Chance(50) ? closed : AccountId(_opened + 1_000_000);
        return _numbers.Below(5) switch
        {
            0 => new Withdraw(account.Id, Amount(account.Cents + _numbers.Between(100, 100_000))),
            1 => new OpenAccount(account.Id, "Sam Second", 100m),
            2 => new Deposit(stranger, Amount(_numbers.Between(100, 20_000))),
            3 when account.Cents > 0 => new CloseAccount(account.Id),
            _ => new TransferMoney(account.Id, stranger, Amount(_numbers.Between(100, 20_000))),
        };
    }

    private static bool Take(ImaginedAccount account, long cents)
    {
        if (account.Cents < cents)
        {
            return false;
        }

        account.Cents -= cents;
        return true;
    }

    private string AccountId(long number) => $"ACC-{seed}-{number:D4}";

    private static decimal Amount(long cents) => new decimal(cents) / 100m;
}
