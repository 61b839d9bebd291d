namespace Bank.Domain;

/// <summary>What the bank accepts as an amount of money.</summary>
public static class Money
{
    public const decimal Max = 1_000_000_000m;

    /// <summary>More than zero, at most <see cref="Max"/>, in whole cents.</summary>
    public static bool IsAmount(decimal value) => value > 0 && IsBalance(value);

    /// <summary>Zero to <see cref="Max"/>, in whole cents.</summary>
    public static bool IsBalance(decimal value) => value is >= 0 and <= Max && decimal.Round(value, 2) == value;

    /// <summary>An amount as whole cents.</summary>
    internal static long Cents(decimal value) => (long)(value * 100);
}
