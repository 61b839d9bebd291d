using System.Text.RegularExpressions;

namespace Edict.Conventions.Tests;

/// <summary>Product code stays small enough to be read in one go, and its names say what a type does.</summary>
public sealed partial class SourceFileTests
{
    private const int MaxLines = 300;

    private static readonly string[] ProductFolders = ["src", "generators", "analyzers"];

    [Fact]
    public void No_file_is_longer_than_one_reading()
    {
        IEnumerable<string> tooLong = ProductFiles()
            .Select(path => (Path: path, Lines: File.ReadLines(path).Count()))
            .Where(file => file.Lines > MaxLines)
            .Select(file => $"{Repository.RelativePathOf(file.Path)}: {file.Lines} lines, at most {MaxLines}");

        Assert.Empty(tooLong);
    }

    [Fact]
    public void No_type_is_named_for_being_a_dump()
    {
        IEnumerable<string> dumps = ProductFiles()
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => DumpName().IsMatch(name));

        Assert.Empty(dumps);
    }

    [Theory]
    [InlineData("StreamHelper", true)]
    [InlineData("StoreManager", true)]
    [InlineData("StringUtils", true)]
    [InlineData("ProcessManager", false)]
    [InlineData("StreamKey", false)]
    public void A_dump_is_known_by_its_last_word(string name, bool isDump) => Assert.Equal(isDump, DumpName().IsMatch(name));

    private static IEnumerable<string> ProductFiles() => ProductFolders.SelectMany(Repository.SourceFiles);

    [GeneratedRegex("(Helpers?|(?<!Process)Managers?|Util(s|ity|ities)?)$")]
    private static partial Regex DumpName();
}
