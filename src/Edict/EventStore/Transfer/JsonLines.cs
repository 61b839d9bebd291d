using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Edict.EventStore.Transfer;

/// <summary>Reads a file line by line, as bytes; what follows the last line feed is no line.</summary>
internal static class JsonLines
{
    internal static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        Stream file, [EnumeratorCancellation] CancellationToken cancellation)
    {
        PipeReader reader = PipeReader.Create(file, new StreamPipeReaderOptions(leaveOpen: true));
        while (true)
        {
            ReadResult read = await reader.ReadAsync(cancellation).ConfigureAwait(false);
            ReadOnlySequence<byte> buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                ReadOnlySequence<byte> line = buffer.Slice(0, end);
                yield return line.IsSingleSegment ? line.First : line.ToArray();
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
            {
                await reader.CompleteAsync().ConfigureAwait(false);
                yield break;
            }
        }
    }
}
