using System.Text.Json.Serialization;

namespace Mail;

public enum Priority
{
    [JsonStringEnumMemberName("low")] Low,
    [JsonStringEnumMemberName("high")] High,
}

public sealed record Send(string Id, string To);

[Event("sent")]
public sealed record Sent(
    [property: JsonPropertyName("mail")] string Id,
    [property: JsonPropertyName("to"), JsonPropertyOrder(-1)] string Receiver,
    Priority Priority)
{
    [JsonIgnore] public string Display => $"{Id} to {Receiver}";

    [JsonIgnore] public Func<int>? Measure { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Subject { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int Attachments { get; init; }

    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)] public long Size { get; init; }

    [JsonRequired] public string Host { get; init; } = "";
}

[Aggregate("mail", Identity = nameof(Send.Id))]
public sealed partial class Letter
{
    public string Receiver { get; private set; } = "";

    [Handles]
    private Sent Handle(Send command) => new(command.Id, command.To, Priority.High) { Subject = "Hello", Size = 5, Host = "here" };

    [Applies] private void Apply(Sent e) => Receiver = e.Receiver;
}

[Application] public sealed partial class App;

public static class Scenario
{
    public static async Task<string> RunAsync()
    {
        await using App app = await App.StartAsync(options => options.UseInMemory());
        (await app.DispatchAsync(new Send("1", "Ann"))).EnsureAccepted();
        return await app.ReadAsync("1", (Letter letter) => letter.Receiver) == "Ann" ? "right" : "wrong";
    }
}
