namespace Edict.Tests.Serialization;

/// <summary>JSON that something happened to.</summary>
internal static class DamagedJson
{
    public static byte[] Of(ReadOnlySpan<byte> json, Random random, int count)
    {
        List<byte> bytes = [.. json];
        byte[] marks = [.. "{}[]\":,\\0-.eE\0"u8, 0x80, 0xFF];
        for (int change = 0; change < count && bytes.Count > 0; change++)
        {
            int place = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes.RemoveAt(place);
                    break;
                case 1:
                    bytes.Insert(place, marks[random.Next(marks.Length)]);
                    break;
                case 2:
                    bytes[place] = marks[random.Next(marks.Length)];
                    break;
                default:
                    bytes.RemoveRange(place, Math.Min(random.Next(8), bytes.Count - place));
                    break;
            }
        }

        return [.. bytes];
    }
}
