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

        AppendPiece(piece!, Indentation());
    }

    public void AppendFormatted(Pieces pieces)
    {
        int indentation = Indentation();
        bool isFirst = true;
        foreach (string piece in pieces.Items)
        {
            if (!isFirst)
            {
                Append(pieces.Separator, 0, pieces.Separator.Length);
                Indent(piece, 0, indentation);
            }

            AppendPiece(piece, indentation);
            isFirst = false;
        }

        _hadEmptyPiece |= isFirst;
    }

    /// <summary>The text, once: what was borrowed for it is given back.</summary>
    public override string ToString()
    {
        Trim();
        return Take();
    }

    /// <summary>The text of a whole file, once: it ends with a line break.</summary>
    public string ToFile()
    {
        Trim();
        Append("\n", 0, 1);
        return Take();
    }

    private string Take()
    {
        string text = new(_text, 0, _length);
        ArrayPool<char>.Shared.Return(_text);
        _text = [];
        _length = 0;
        return text;
    }

    private void Trim()
    {
        while (_length > 0 && _text[_length - 1] is '\n' or ' ')
        {
            _length--;
        }
    }

    // The first line of a piece stands behind the hole's own indentation already.
    private void AppendPiece(string piece, int indentation)
    {
        int start = 0;
        for (int end = piece.IndexOf('\n'); end >= 0; end = piece.IndexOf('\n', start))
        {
            Append(piece, start, end + 1);
            start = end + 1;
            Indent(piece, start, indentation);
        }

        Append(piece, start, piece.Length);
    }

    // An empty line gets no indentation.
    private void Indent(string piece, int start, int indentation)
    {
        if (start < piece.Length && piece[start] != '\n')
        {
            Reserve(indentation);
            _text.AsSpan(_length, indentation).Fill(' ');
            _length += indentation;
        }
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
