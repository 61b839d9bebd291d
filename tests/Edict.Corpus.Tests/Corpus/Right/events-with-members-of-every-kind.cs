[Event("ordered")]
public sealed class Ordered
{
    public required string Id { get; init; }
    public string? Note { get; set; }
    public Address Address { get; init; } = new("", 0);
    public int Doors { get; init; } = 1;
    public bool IsLarge => Doors > 10;
}

public sealed record Address(string Street, int Number = 1)
{
    public string? City { get; init; }
}

[Event("measured")]
public readonly record struct Measured(string Id, double Width);

[Event("inherited")]
public sealed record Inherited(string Id, string By) : Base(Id);

public abstract record Base(string Id)
{
    public DateTimeOffset At { get; init; }
}
