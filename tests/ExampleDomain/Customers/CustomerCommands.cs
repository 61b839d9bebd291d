namespace ExampleDomain;

/// <summary>What every command to a customer carries.</summary>
public abstract record CustomerCommand
{
    /// <summary>Who it is about.</summary>
    public required string CustomerId { get; init; }
}

/// <summary>Makes somebody a customer.</summary>
public sealed record RegisterCustomer : CustomerCommand
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The first address.</summary>
    public required string Address { get; init; }
}

/// <summary>A customer has moved.</summary>
public sealed record ChangeAddress : CustomerCommand
{
    /// <summary>The new address.</summary>
    public required string Address { get; init; }
}

/// <summary>Notes something about a customer.</summary>
public sealed record NoteRemark : CustomerCommand
{
    /// <summary>What is noted.</summary>
    public required string Text { get; init; }
}
