using System.Runtime.CompilerServices;

namespace Edict.Generators.Tests.Harness;

/// <summary>
/// Compares text with an approved file under Snapshots. A missing or different one fails and leaves what was received beside it, for
/// a person to read and rename.
/// </summary>
internal static class Snapshot
{
    public static void Matches(string received, string name, [CallerFilePath] string caller = "")
    {
        string folder = Path.Combine(Path.GetDirectoryName(caller)!, "Approved");
        string approvedPath = Path.Combine(folder, name);
        string receivedPath = approvedPath + ".received";
        string? approved = File.Exists(approvedPath) ? File.ReadAllText(approvedPath).ReplaceLineEndings("\n") : null;
        if (approved == received)
        {
            File.Delete(receivedPath);
            return;
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(receivedPath, received);
        Assert.Fail(approved is null
            ? $"There is no approved {name}. Read {receivedPath} and rename it if it is right."
            : $"{name} differs from what was approved, first at line {FirstDifference(approved, received)}. Compare it with {receivedPath}.");
    }

    private static int FirstDifference(string approved, string received)
    {
        string[] left = approved.Split('\n');
        string[] right = received.Split('\n');
        int line = 0;
        while (line < left.Length && line < right.Length && left[line] == right[line])
        {
            line++;
        }

        return line + 1;
    }
}
