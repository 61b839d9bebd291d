using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Edict.Serialization;

/// <summary>
/// Finds where in a JSON text something failed, from the text before that place. Only failures pay for a path so; writing and
/// reading keep none.
/// </summary>
internal static class JsonPath
{
    /// <summary>The path of the value that would follow a text.</summary>
    /// <param name="prefix">The text up to the value; it may end anywhere.</param>
    /// <param name="member">A property below that place, or <see langword="null"/>.</param>
    /// <returns>The path, such as <c>lines[2].amount</c>; empty for the root.</returns>
    public static string After(ReadOnlySpan<byte> prefix, string? member)
    {
        Stack<Level> levels = new();
        // The space ends a number, which might go on otherwise.
        Utf8JsonReader reader = new([.. prefix, (byte)' '], isFinalBlock: false, state: default);
        try
        {
            while (reader.Read())
            {
                Follow(ref reader, levels);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The text is broken at its end: what was understood before is the best answer.
        }

        return Describe(levels, member);
    }

    private static void Follow(ref Utf8JsonReader reader, Stack<Level> levels)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                levels.Peek().Property = reader.GetString();
                break;
            case JsonTokenType.StartObject:
                levels.Push(new Level(isArray: false));
                break;
            case JsonTokenType.StartArray:
                levels.Push(new Level(isArray: true));
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                levels.Pop();
                CompleteValue(levels);
                break;
            default:
                CompleteValue(levels);
                break;
        }
    }

    private static void CompleteValue(Stack<Level> levels)
    {
        if (levels.TryPeek(out Level? level))
        {
            level.Property = null;
            level.Index++;
        }
    }

    private static string Describe(Stack<Level> levels, string? member)
    {
        StringBuilder path = new();
        foreach (Level level in levels.Reverse())
        {
            if (level.IsArray)
            {
                path.Append(CultureInfo.InvariantCulture, $"[{level.Index}]");
            }
            else
            {
                Append(path, level.Property);
            }
        }

        Append(path, member);
        return path.ToString();
    }

    private static void Append(StringBuilder path, string? property)
    {
        if (property is not null)
        {
            path.Append(path.Length == 0 ? "" : ".").Append(property);
        }
    }

    private sealed class Level(bool isArray)
    {
        public bool IsArray => isArray;

        public int Index { get; set; }

        public string? Property { get; set; }
    }
}
