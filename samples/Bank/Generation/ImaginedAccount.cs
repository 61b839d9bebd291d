namespace Bank.Generation;

/// <summary>An account as the generator imagines it, so that most of what it writes is possible.</summary>
internal sealed class ImaginedAccount(string id, long cents)
{
    internal string Id { get; } = id;

    internal long Cents { get; set; } = cents;
}
