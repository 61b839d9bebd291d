using Edict.EventStore;

namespace Edict.Aggregates;

/// <summary>What text can be an identity in every store.</summary>
internal static class IdentityRules
{
    /// <summary>The identity, when it is one.</summary>
    /// <exception cref="InvalidIdentityException">It is empty, too long, or not text that every store can keep.</exception>
    internal static string Check(string aggregate, string? identity)
    {
        string? problem = identity switch
        {
            null => "is null",
            "" => "is empty",
            { Length: > StreamKey.MaxIdentityLength } => $"is {identity.Length} characters long",
            _ when identity.Contains('\0') => "holds a NUL",
            _ when StoredText.HoldsHalfCharacter(identity) => "holds half of a surrogate pair",
            _ => null,
        };
        return problem is null ? identity! : throw new InvalidIdentityException(aggregate, identity, problem);
    }
}
