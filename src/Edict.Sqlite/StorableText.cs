namespace Edict.Sqlite;

/// <summary>Refuses text that UTF-8 cannot hold: half a surrogate pair would be replaced, and two identities could become one.</summary>
internal static class StorableText
{
    internal static void Ensure(AppendBatch batch)
    {
        foreach (StreamWrite write in batch.Writes)
        {
            Ensure(write.Stream);
            foreach ((string key, string value) in write.Metadata)
            {
                Ensure(key, "A metadata key");
                Ensure(value, "A metadata value");
            }
        }
    }

    internal static void Ensure(StreamKey stream)
    {
        Ensure(stream.Aggregate, "The aggregate's name");
        Ensure(stream.Identity, "The identity");
    }

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

    private static void Ensure(string text, string what)
    {
        if (!IsWellFormed(text))
        {
            throw new SqliteStoreException(
                SqliteFailure.Unstorable, $"{what} holds half of a surrogate pair, which no UTF-8 text can; nothing of the command was stored.");
        }
    }
}
