using System.Text.Json;
using System.Text.Json.Serialization;

namespace Music;

[JsonConverter(typeof(ToneConverter))]
public sealed record Tone(int Pitch, int Length);

public sealed class ToneConverter : JsonConverter<Tone>
{
    public override Tone Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string[] parts = reader.GetString()!.Split(':');
        return new Tone(
            int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture),
            int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
    }

    public override void Write(Utf8JsonWriter writer, Tone value, JsonSerializerOptions options) =>
        writer.WriteStringValue($"{value.Pitch}:{value.Length}");
}

public sealed class Minutes : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TimeSpan.FromMinutes(reader.GetInt32());

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteNumberValue((int)value.TotalMinutes);
}

public sealed record Play(string Piece, int Pitch);

[Event("played")]
public sealed record Played(string Piece, Tone First, Tone? Last, List<Tone> Between, Dictionary<string, Tone> Named)
{
    [JsonConverter(typeof(Minutes))] public TimeSpan Duration { get; init; }
}

[Aggregate("piece", Identity = nameof(Play.Piece))]
public sealed partial class Piece
{
    public int Pitch { get; private set; }

    [Handles]
    private Played Handle(Play command)
    {
        Tone tone = new(command.Pitch, 4);
        return new Played(command.Piece, tone, null, [tone], new() { ["first"] = tone }) { Duration = TimeSpan.FromMinutes(3) };
    }

    [Applies] private void Apply(Played e) => Pitch = e.First.Pitch;
}

[Application] public sealed partial class App;

public static class Scenario
{
    public static async Task<string> RunAsync()
    {
        await using App app = await App.StartAsync(options => options.UseInMemory());
        (await app.DispatchAsync(new Play("sonata", 440))).EnsureAccepted();
        return await app.ReadAsync("sonata", (Piece piece) => piece.Pitch) == 440 ? "right" : "wrong";
    }
}
