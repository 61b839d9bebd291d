using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Edict.Analyzers.Tests.Harness;

/// <summary>Source code in which <c>{|EDICT012:code|}</c> marks where a diagnostic is expected.</summary>
internal sealed record MarkedSource(string Text, IReadOnlyList<MarkedSpan> Marks)
{
    private const string Open = "{|";
    private const string Close = "|}";

    public static MarkedSource Parse(string marked)
    {
        var text = new StringBuilder();
        List<MarkedSpan> marks = [];
        Stack<(string Id, int Start)> open = [];
        for (int index = 0; index < marked.Length; index++)
        {
            string rest = marked.Substring(index, Math.Min(2, marked.Length - index));
            if (rest == Open)
            {
                int colon = marked.IndexOf(':', index);
                open.Push((marked[(index + 2)..colon], text.Length));
                index = colon;
            }
            else if (rest == Close)
            {
                (string id, int start) = open.Pop();
                marks.Add(new MarkedSpan(id, TextSpan.FromBounds(start, text.Length)));
                index++;
            }
            else
            {
                text.Append(marked[index]);
            }
        }

        return open.Count == 0
            ? new MarkedSource(text.ToString(), marks)
            : throw new ArgumentException($"A mark of {open.Peek().Id} is not closed.", nameof(marked));
    }
}
