using System.Globalization;
using System.Text;

namespace Edict.Generators.Emission.Serialization;

/// <summary>Names as JSON writes them.</summary>
internal static class JsonText
{
    /// <summary>A name in quotes.</summary>
    public static string Of(string name)
    {
        StringBuilder json = new("\"");
        foreach (char character in name)
        {
            _ = character switch
            {
                '"' or '\\' => json.Append('\\').Append(character),
                < ' ' => json.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
                _ => json.Append(character),
            };
        }

        return json.Append('"').ToString();
    }

    /// <summary>A text whose quotes are there but whose content is not escaped yet; a number stays as it is.</summary>
    public static string Escaped(string value) =>
        value.StartsWith("\"", StringComparison.Ordinal) ? Of(value.Substring(1, value.Length - 2)) : value;
}
