public sealed record SeatId(int Row, int Number) : IParsable<SeatId>
{
    public static SeatId Parse(string text, IFormatProvider? provider) => new(int.Parse(text, provider), 0);
    public static bool TryParse(string? text, IFormatProvider? provider, out SeatId result)
    {
        result = new(0, 0);
        return text is not null;
    }
}

public sealed record Take(SeatId Seat);

[Aggregate("seat", Identity = "Seat")]
public sealed partial class Seat
{
    [Handles] private void Handle(Take command) { }     //! EDICT040
}
