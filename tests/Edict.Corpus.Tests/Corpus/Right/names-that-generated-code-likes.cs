public sealed record Open(string Id);
public sealed record Instance(string Id);
[Event("opened")] public sealed record Opened(string Id);
public static class EdictModule;

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    private int EdictBinding { get; set; }
    private int OpenRoute { get; set; }
    private static int CreateInitial() => 1;

    [Handles] private Opened Handle(Open command) => new(command.Id + EdictBinding + OpenRoute + CreateInitial());
    [Handles] private void Handle(Instance command) { }
    [Applies] private void Apply(Opened e) => EdictBinding = OpenRoute++;
}

[Application] public sealed partial class App;
