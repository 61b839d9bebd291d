using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Edict.Package.Tests;

/// <summary>Projects of a user that have nothing but the packages: they build without a warning, and run.</summary>
public sealed partial class ConsumerTests(Workshop workshop)
{
    [Fact]
    public async Task Every_consumer_builds_without_a_warning() =>
        Assert.Contains("0 Warning(s)", (await workshop.Built).Succeeded(), StringComparison.Ordinal);

    [Fact]
    public void The_first_program_has_the_packages_that_the_readme_adds() =>
        Assert.Equal(
            AddedPackage().Matches(Page.Load("README.md").Text).Select(static added => added.Groups["id"].Value),
            XDocument.Load(workshop.PathOf("FirstProgram/FirstProgram.csproj")).Descendants("PackageReference")
                .Select(static reference => reference.Attribute("Include")!.Value));

    [Fact]
    public async Task The_first_program_of_the_readme_prints_what_the_readme_says_and_goes_on_the_second_time()
    {
        string folder = Directory.CreateDirectory(workshop.PathOf("first-program")).FullName;

        Assert.Equal(FirstProgram.Output, await workshop.RunAsync("FirstProgram", folder));
        Assert.Equal(FirstProgram.SecondOutput, await workshop.RunAsync("FirstProgram", folder));
    }

    [Fact]
    public async Task An_application_of_a_referenced_library_needs_no_package_of_its_own() =>
        Assert.Equal("till-too-empty\n20", await workshop.RunAsync("Host", workshop.PathOf("Host")));

    [Fact]
    public async Task A_worker_hosts_an_application() =>
        Assert.Contains("in the till: 15", await workshop.RunAsync("Worker", workshop.PathOf("Worker")), StringComparison.Ordinal);

    [Fact]
    public async Task Scenarios_and_a_conformance_suite_pass_in_a_test_project()
    {
        (await workshop.Built).Succeeded();
        CommandOutput tested = await DotNet.RunAsync(
            workshop.PathOf("."), "test", "--project", "DomainTests", "--no-build", "-c", "Release");

        Match total = TotalOfTests().Match(tested.Succeeded());
        Assert.True(int.Parse(total.Groups["total"].Value, System.Globalization.CultureInfo.InvariantCulture) > 10, tested.Text);
    }

    [Fact]
    public async Task A_mistake_is_the_one_error_of_the_build()
    {
        CommandOutput built = await DotNet.RunAsync(workshop.PathOf("Mistake"), "build", "-p:NuGetAudit=false");

        Assert.Equal(1, built.ExitCode);
        string error = Assert.Single(Problem().Matches(built.Text).Select(static problem => problem.Value).Distinct());
        Assert.Equal("Program.cs(15,20): error EDICT008", error);
    }

    [GeneratedRegex(@"dotnet add package (?<id>[\w.]+)")]
    private static partial Regex AddedPackage();

    [GeneratedRegex(@"total: (?<total>\d+)")]
    private static partial Regex TotalOfTests();

    [GeneratedRegex(@"[\w.]+\(\d+,\d+\): (warning|error) \w+")]
    private static partial Regex Problem();
}
