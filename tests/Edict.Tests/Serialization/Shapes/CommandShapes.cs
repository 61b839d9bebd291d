namespace Edict.Tests.Serialization.Shapes;

/// <summary>Between them its properties have every kind of stored form.</summary>
[Command("do-everything")]
public sealed record DoEverything(
    EverythingHeld Held,
    EverythingPerhapsHeld? PerhapsHeld,
    OrderPlaced Order,
    CollectionsHeld Collections,
    DictionariesHeld Dictionaries,
    WrappersHeld Wrappers,
    HierarchiesHeld Hierarchies,
    AttributesHeld Attributes);

/// <summary>A command that an event could not tell from what it wraps; as a command it is an object.</summary>
[Command("close-account")]
public readonly record struct CloseAccount(AccountId Account);

[Command("rename-account")]
public sealed class RenameAccount
{
    public required AccountId Account { get; init; }

    public string? Name { get; set; }

    public CloseAccount? Otherwise { get; set; }
}

/// <summary>No name, no serializer.</summary>
public sealed record LeaveAccount(AccountId Account);
