using System.Runtime.CompilerServices;
using System.Text;

namespace Edict.Generators.Emission;

/// <summary>
/// Takes a raw-string block whose holes are pieces of source. A piece of several lines keeps the indentation of the hole it
/// fills, so that an emitter reads like its output; a line that holds nothing but empty pieces is left out.
/// </summary>
[InterpolatedStringHandler]
internal ref struct SourceWriter
{
    private readonly StringBuilder _text;
    private int _lineStart;
    private bool _hadEmptyPiece;

    public SourceWriter(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (formattedCount * 32));

    public void AppendLiteral(string literal)
    {
        string text = literal.Replace("\r\n", "\n");
        int newLine = text.IndexOf('\n');
        if (newLine < 0)
        {
            _text.Append(text);
            return;
        }

        _text.Append(text, 0, newLine);
        if (IsOnlyEmptyPieces())
        {
            _text.Length = _lineStart;
            newLine++;
        }

        _text.Append(text, newLine, text.Length - newLine);
        _lineStart = _text.Length - (text.Length - 1 - text.LastIndexOf('\n'));
        _hadEmptyPiece = false;
    }

    public void AppendFormatted(int number) => _text.Append(number);

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
            AppendLine(piece, start, end, indentation);
            _text.Append('\n');
            start = end + 1;
        }

        AppendLine(piece, start, piece.Length, indentation);
    }

    public override readonly string ToString()
    {
        int end = _text.Length;
        while (end > 0 && _text[end - 1] is '\n' or ' ')
        {
            end--;
        }

        return _text.ToString(0, end);
    }

    // The first line of a piece stands behind the hole's own indentation already.
    private readonly void AppendLine(string piece, int start, int end, int indentation)
    {
        if (start > 0 && end > start)
        {
            _text.Append(' ', indentation);
        }

        _text.Append(piece, start, end - start);
    }

    private readonly bool IsOnlyEmptyPieces() => _hadEmptyPiece && Indentation() == _text.Length - _lineStart;

    // Looked up before a piece is appended, while the line is short and lies in the builder's last chunk.
    private readonly int Indentation()
    {
        int end = _lineStart;
        while (end < _text.Length && _text[end] == ' ')
        {
            end++;
        }

        return end - _lineStart;
    }
}
