public sealed class SeatId : IParsable<SeatId>
{
    public int Row { get; init; }
    public int Number { get; init; }
    public static SeatId Parse(string text, IFormatProvider? provider) => new() { Row = int.Parse(text, provider) };
    public static bool TryParse(string? text, IFormatProvider? provider, out SeatId result)
    {
        result = new();
        return text is not null;
    }
}

public sealed record Take(SeatId Seat);

[Aggregate("seat", Identity = "Seat")]
public sealed partial class Seat
{
    [Handles] private void Handle(Take command) { }     //! EDICT040
}
