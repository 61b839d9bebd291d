[Event(Names.Opened)]       //! CS0182
public sealed record Opened(string Id);

public static class Names { public static readonly string Opened = "opened"; }
