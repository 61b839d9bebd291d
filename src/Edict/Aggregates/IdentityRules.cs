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
            _ when HoldsHalfCharacter(identity) => "holds half of a surrogate pair",
            _ => null,
        };
        return problem is null ? identity! : throw new InvalidIdentityException(aggregate, identity, problem);
    }

    internal static bool HoldsHalfCharacter(string text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            if (!char.IsSurrogate(text[index]))
            {
                continue;
            }

            if (index + 1 == text.Length || !char.IsSurrogatePair(text[index], text[index + 1]))
            {
                return true;
            }

            index++;
        }

        return false;
    }
}
