using System.Xml.Linq;

namespace Edict.Conventions.Tests;

public sealed class SolutionTests
{
    private static readonly string[] ProjectFolders = ["src", "generators", "analyzers", "tests", "benchmarks", "samples"];

    [Fact]
    public void The_solution_lists_every_project()
    {
        IEnumerable<string> listed = XDocument.Load(Repository.PathOf("Edict.slnx"))
            .Descendants("Project")
            .Select(project => project.Attribute("Path")!.Value);
        IEnumerable<string> present = ProjectFolders.SelectMany(Repository.ProjectFiles).Select(Repository.RelativePathOf);

        Assert.Equal(present.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_library_declares_its_public_api() => Assert.All(
        Repository.ProjectFiles("src").Select(Path.GetDirectoryName),
        static folder => Assert.True(
            File.Exists(Path.Combine(folder!, "PublicAPI.Shipped.txt")) && File.Exists(Path.Combine(folder!, "PublicAPI.Unshipped.txt")),
            $"{folder} lacks PublicAPI.Shipped.txt or PublicAPI.Unshipped.txt, without which nothing compares."));
}
