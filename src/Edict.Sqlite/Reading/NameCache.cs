using System.Text;

namespace Edict.Sqlite.Reading;

/// <summary>One string for each event name, however many rows carry it. Used on one thread at a time.</summary>
internal sealed class NameCache
{
    private const int LongestOnStack = 256;
    private const int Capacity = 10_000;

    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    internal NameCache() => _bySpan = _names.GetAlternateLookup<ReadOnlySpan<char>>();

    internal string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestOnStack)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        Span<char> chars = stackalloc char[LongestOnStack];
        ReadOnlySpan<char> text = chars[..Encoding.UTF8.GetChars(utf8, chars)];
        return _bySpan.TryGetValue(text, out string? name) ? name : Add(text.ToString());
    }

    private string Add(string name)
    {
        if (_names.Count >= Capacity)
        {
            _names.Clear();
        }

        _names.Add(name, name);
        return name;
    }
}
