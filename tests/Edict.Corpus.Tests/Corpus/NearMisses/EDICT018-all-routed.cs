public record Open(string Id);
public sealed record OpenWide(string Id) : Open(Id);

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private void Handle(Open command) { }
    [Handles] private void Handle(OpenWide command) { }
}
