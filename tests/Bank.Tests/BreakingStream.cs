namespace Bank.Tests;

/// <summary>An input that breaks after its first bytes, as a disk or a connection may.</summary>
internal sealed class BreakingStream(byte[] content) : MemoryStream(content)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Position < Length
            ? base.ReadAsync(buffer, cancellationToken)
            : ValueTask.FromException<int>(new IOException("The input broke."));
}
