namespace Edict.EventStore;

/// <summary>What text every store can keep.</summary>
internal static class StoredText
{
    /// <summary>Whether a surrogate stands without its other half, so that the text has no UTF-8.</summary>
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
