using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Edict.Generators.Emission;

/// <summary>
/// Takes a raw-string block whose holes are pieces of source. A piece of several lines keeps the indentation of the hole it
/// fills, so that an emitter reads like its output; a line that holds nothing but empty pieces is left out.
/// </summary>
/// <remarks>It writes into a borrowed buffer, which <see cref="ToString"/> gives back: each block costs its text alone.</remarks>
[InterpolatedStringHandler]
internal ref struct SourceWriter
{
    private char[] _text;
    private int _length;
    private int _lineStart;
    private bool _hadEmptyPiece;

    public SourceWriter(int literalLength, int formattedCount) =>
        _text = ArrayPool<char>.Shared.Rent(literalLength + (formattedCount * 64));

    public void AppendLiteral(string literal)
    {
        string text = literal.Replace("\r\n", "\n");
        int newLine = text.IndexOf('\n');
        if (newLine < 0)
        {
            Append(text, 0, text.Length);
            return;
        }

        Append(text, 0, newLine);
        if (IsOnlyEmptyPieces())
        {
            _length = _lineStart;
            newLine++;
        }

        Append(text, newLine, text.Length);
        _lineStart = _length - (text.Length - 1 - text.LastIndexOf('\n'));
        _hadEmptyPiece = false;
    }

    public void AppendFormatted(int number) => AppendFormatted(number.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(string? piece)
    {
        if (string.IsNullOrEmpty(piece))
        {
            _hadEmptyPiece = true;
            return;
        }

        int indentation = Indentation();
        int start = 0;
        for (int end = piece!.IndexOf('\n'); end >= 0; end = piece.IndexOf('\n', start))
        {
            AppendLine(piece, start, end + 1, indentation);
            start = end + 1;
        }

        AppendLine(piece, start, piece.Length, indentation);
    }

    /// <summary>The text, once: what was borrowed for it is given back.</summary>
    public override string ToString()
    {
        int end = _length;
        while (end > 0 && _text[end - 1] is '\n' or ' ')
        {
            end--;
        }

        string text = new(_text, 0, end);
        ArrayPool<char>.Shared.Return(_text);
        _text = [];
        _length = 0;
        return text;
    }

    // The first line of a piece stands behind the hole's own indentation already; an empty one gets none.
    private void AppendLine(string piece, int start, int end, int indentation)
    {
        if (start > 0 && end > start && piece[start] != '\n')
        {
            Reserve(indentation);
            _text.AsSpan(_length, indentation).Fill(' ');
            _length += indentation;
        }

        Append(piece, start, end);
    }

    private void Append(string text, int start, int end)
    {
        Reserve(end - start);
        text.CopyTo(start, _text, _length, end - start);
        _length += end - start;
    }

    private void Reserve(int more)
    {
        if (_length + more <= _text.Length)
        {
            return;
        }

        char[] larger = ArrayPool<char>.Shared.Rent(Math.Max(_length + more, _text.Length * 2));
        _text.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(_text);
        _text = larger;
    }

    private readonly bool IsOnlyEmptyPieces() => _hadEmptyPiece && Indentation() == _length - _lineStart;

    private readonly int Indentation()
    {
        int end = _lineStart;
        while (end < _length && _text[end] == ' ')
        {
            end++;
        }

        return end - _lineStart;
    }
}
