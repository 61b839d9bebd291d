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
        _lineStart = LastLineStart();
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

        string indentation = Indentation();
        string[] lines = piece!.Split('\n');
        _text.Append(lines[0]);
        foreach (string line in lines.Skip(1))
        {
            _text.Append('\n');
            if (line.Length > 0)
            {
                _text.Append(indentation).Append(line);
            }
        }
    }

    public override readonly string ToString() => _text.ToString().TrimEnd('\n', ' ');

    private readonly bool IsOnlyEmptyPieces() => _hadEmptyPiece && Indentation().Length == _text.Length - _lineStart;

    private readonly string Indentation()
    {
        int end = _lineStart;
        while (end < _text.Length && _text[end] == ' ')
        {
            end++;
        }

        return _text.ToString(_lineStart, end - _lineStart);
    }

    private readonly int LastLineStart()
    {
        for (int index = _text.Length - 1; index >= 0; index--)
        {
            if (_text[index] == '\n')
            {
                return index + 1;
            }
        }

        return 0;
    }
}
