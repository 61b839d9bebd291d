namespace Edict.Stores;

/// <summary>Finds text that UTF-8 cannot hold: half a surrogate pair would be replaced, and two identities could become one.</summary>
internal static class StorableText
{
    /// <summary>Says why a batch cannot be stored; <see langword="null"/> when it can.</summary>
    internal static string? FindMalformed(AppendBatch batch)
    {
        foreach (StreamWrite write in batch.Writes)
        {
            if ((FindMalformed(write.Stream) ?? FindMalformed(write.Metadata)) is { } malformed)
            {
                return malformed;
            }
        }

        return null;
    }

    /// <summary>Says why a stream of this key cannot be stored; <see langword="null"/> when it can.</summary>
    internal static string? FindMalformed(StreamKey stream) =>
        Complain(stream.Aggregate, "The aggregate's name") ?? Complain(stream.Identity, "The identity");

    internal static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        int index = text.IndexOfAnyInRange('\uD800', '\uDFFF');
        while (index >= 0 && index < text.Length)
        {
            if (char.IsSurrogate(text[index]) && (index + 1 == text.Length || !char.IsSurrogatePair(text[index], text[++index])))
            {
                return false;
            }

            index++;
        }

        return true;
    }

    private static string? FindMalformed(Metadata metadata)
    {
        foreach ((string key, string value) in metadata)
        {
            if ((Complain(key, "A metadata key") ?? Complain(value, "A metadata value")) is { } malformed)
            {
                return malformed;
            }
        }

        return null;
    }

    private static string? Complain(string text, string what) => IsWellFormed(text)
        ? null
        : $"{what} holds half of a surrogate pair, which no UTF-8 text can; nothing of the command was stored.";
}
