[Event("Tür geöffnet", Version = 7)]
public sealed record Opened(string Id);
