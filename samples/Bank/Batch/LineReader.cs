namespace Bank.Batch;

/// <summary>
/// Reads lines of bytes in bounded memory, however long the input or one of its lines is; a byte order mark is left out. Not
/// thread-safe.
/// </summary>
internal sealed class LineReader(Stream input, int maxLineBytes)
{
    private readonly byte[] _buffer = new byte[maxLineBytes + 64 * 1024];
    private int _start;
    private int _end;
    private bool _isAtEnd;
    private bool _isSkipping;
    private long _number;

    /// <summary>How much of the input was read.</summary>
    internal long BytesRead { get; private set; }

    /// <returns>The next line, or <see langword="null"/> at the end.</returns>
    internal async ValueTask<InputLine?> ReadAsync(CancellationToken cancellation)
    {
        int scanned = _start;
        while (true)
        {
            int length = _buffer.AsSpan(scanned, _end - scanned).IndexOf((byte)'\n');
            if (length >= 0)
            {
                return Take(scanned + length, next: scanned + length + 1);
            }

            if (_isAtEnd)
            {
                return _start < _end || _isSkipping ? Take(_end, next: _end) : null;
            }

            if (_end - _start > maxLineBytes)
            {
                _isSkipping = true;
                _start = _end;
            }

            MakeRoom();
            scanned = _end;
            await FillAsync(cancellation);
        }
    }

    private InputLine Take(int end, int next)
    {
        if (_number == 0 && _buffer.AsSpan(_start..end).StartsWith("\uFEFF"u8))
        {
            _start += "\uFEFF"u8.Length;
        }

        bool isTooLong = _isSkipping || end - _start > maxLineBytes;
        var line = new InputLine(++_number, isTooLong ? default : _buffer.AsMemory(_start..end), isTooLong);
        _isSkipping = false;
        _start = next;
        return line;
    }

    private void MakeRoom()
    {
        _buffer.AsSpan(_start.._end).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
    }

    private async ValueTask FillAsync(CancellationToken cancellation)
    {
        // A terminal or pipe may not give up a read that has begun; then only the waiting ends.
        int count = await input.ReadAsync(_buffer.AsMemory(_end), cancellation).AsTask().WaitAsync(cancellation);
        _isAtEnd = count == 0;
        _end += count;
        BytesRead += count;
    }
}
