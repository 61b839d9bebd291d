public sealed record Open(string Id, DateTimeOffset At);
[Event("opened")] public sealed record Opened(string Id, DateTimeOffset At, string Text);

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    private readonly Dictionary<string, int> _seen = [];
    private DateTimeOffset _last = DateTimeOffset.MinValue;

    [Handles]
    private Opened? Handle(Open command)
    {
        string text = string.Join(',', _seen.OrderBy(static pair => pair.Key).Select(static pair => $"{pair.Key}={pair.Value}"));
        return command.At - _last < TimeSpan.FromSeconds(1) ? null : new Opened(command.Id, command.At, Path.Combine("a", text.ToUpperInvariant()));
    }

    [Applies]
    private void Apply(Opened e)
    {
        _seen[e.Id] = _seen.GetValueOrDefault(e.Id) + 1;
        _last = e.At;
    }
}
