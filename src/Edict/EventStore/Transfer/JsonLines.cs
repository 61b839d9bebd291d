using System.Runtime.CompilerServices;

namespace Edict.EventStore.Transfer;

/// <summary>Reads a file line by line, as bytes; what follows the last line feed is no line.</summary>
internal static class JsonLines
{
    private const int InitialSize = 256 * 1024;

    /// <summary>The lines, each valid until the next is asked for.</summary>
    internal static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        Stream file, [EnumeratorCancellation] CancellationToken cancellation)
    {
        byte[] buffer = new byte[InitialSize];
        int start = 0;
        int looked = 0;
        int end = 0;
        while (true)
        {
            while (buffer.AsSpan(looked, end - looked).IndexOf((byte)'\n') is >= 0 and var length)
            {
                looked += length;
                yield return buffer.AsMemory(start, looked - start);
                start = ++looked;
            }

            // What has no end yet is not looked at again, however long it grows.
            buffer = MakeRoom(buffer, start, end);
            end -= start;
            looked = end;
            start = 0;
            int read = await file.ReadAsync(buffer.AsMemory(end), cancellation).ConfigureAwait(false);
            if (read == 0)
            {
                yield break;
            }

            end += read;
        }
    }

    private static byte[] MakeRoom(byte[] buffer, int start, int end)
    {
        int kept = end - start;
        if (kept == Array.MaxLength)
        {
            throw new IOException($"A line is longer than {Array.MaxLength} bytes, which is more than can be read.");
        }

        byte[] roomy = kept > buffer.Length / 2 ? new byte[Math.Min(buffer.Length * 2L, Array.MaxLength)] : buffer;
        buffer.AsSpan(start, kept).CopyTo(roomy);
        return roomy;
    }
}
