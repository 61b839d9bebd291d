public sealed record SeatId(int Row, int Number) : IParsable<SeatId>
{
    public static SeatId Parse(string text, IFormatProvider? provider) =>
        new(int.Parse(text.Split('/')[0], provider), int.Parse(text.Split('/')[1], provider));

    public static bool TryParse(string? text, IFormatProvider? provider, out SeatId result)
    {
        result = text is null ? new(0, 0) : Parse(text, provider);
        return text is not null;
    }

    public override string ToString() => FormattableString.Invariant($"{Row}/{Number}");
}

public sealed record Take(SeatId Seat);

[Aggregate("seat", Identity = "Seat")]
public sealed partial class Seat
{
    [Handles] private void Handle(Take command) { }
}

[Application] public sealed partial class App;

public static class Scenario
{
    public static async Task<string> RunAsync()
    {
        await using App app = await App.StartAsync(options => options.UseInMemory());
        DispatchResult result = await app.DispatchAsync(new Take(new SeatId(3, 4)));
        return result.Stream.Identity == "3/4" ? "right" : $"{result}";
    }
}
