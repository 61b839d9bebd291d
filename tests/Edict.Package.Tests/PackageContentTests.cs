using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;
using System.Xml.Linq;

namespace Edict.Package.Tests;

/// <summary>Each package holds what it should, and asks for nothing that its users do not need.</summary>
public sealed class PackageContentTests(Workshop workshop)
{
    // The kind of this record in portable symbols, as their specification has it.
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    private static readonly string[] Everywhere = ["LICENSE", "README.md", "icon.png"];

    private static readonly string[] Analyzers = ["Edict.Analyzers", "Edict.CodeFixes", "Edict.Generators"];

    public static TheoryData<string> Packages => ["Edict", "Edict.EntityFrameworkCore", "Edict.Hosting", "Edict.PostgreSql", "Edict.Sqlite", "Edict.Testing"];

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_holds_what_it_should_and_nothing_else(string id)
    {
        string[] own = id == "Edict"
            ? [.. Analyzers.Select(static name => $"analyzers/dotnet/cs/{name}.dll"), "buildTransitive/Edict.targets"]
            : [];
        string[] library = [$"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml"];

        Assert.Equal([.. Everywhere.Concat(own).Concat(library).Order(StringComparer.Ordinal)], Files(id, "nupkg"));
        Assert.Equal([$"lib/net10.0/{id}.pdb"], Files(id, "snupkg"));
    }

    [Theory]
    [InlineData(
        "Edict",
        "Microsoft.Extensions.DependencyInjection.Abstractions exclude Build,Analyzers",
        "Microsoft.Extensions.Logging.Abstractions exclude Build,Analyzers")]
    [InlineData("Edict.EntityFrameworkCore", "Edict include All", "Microsoft.EntityFrameworkCore.Relational exclude Build,Analyzers")]
    [InlineData(
        "Edict.Hosting",
        "Edict include All",
        "Microsoft.Extensions.Diagnostics.HealthChecks exclude Build,Analyzers",
        "Microsoft.Extensions.Hosting.Abstractions exclude Build,Analyzers")]
    [InlineData("Edict.PostgreSql", "Edict include All", "Npgsql exclude Build,Analyzers")]
    [InlineData("Edict.Sqlite", "Edict include All", "Microsoft.Data.Sqlite exclude Build,Analyzers")]
    [InlineData("Edict.Testing", "Edict include All")]
    public void A_package_depends_on_what_its_users_need(string id, params string[] expected)
    {
        IEnumerable<string> dependencies = Specification(id).Descendants().Where(IsNamed("dependency")).Select(static dependency =>
            $"{dependency.Attribute("id")!.Value} {dependency.LastAttribute!.Name.LocalName} {dependency.LastAttribute.Value}");

        Assert.Equal(expected, dependencies);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_says_what_it_is(string id)
    {
        XElement metadata = Specification(id).Descendants().Single(IsNamed("metadata"));
        string Of(string name) => metadata.Elements().Single(IsNamed(name)).Value;

        Assert.Equal(
            (id, workshop.Version, "MIT", "icon.png", "README.md"),
            (Of("id"), Of("version"), Of("license"), Of("icon"), Of("readme")));
        Assert.All(["authors", "description", "copyright", "tags", "projectUrl"], name => Assert.NotEmpty(Of(name)));
        Assert.StartsWith($"# {id}\n", Read(id, "README.md"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Symbols_say_where_the_sources_are(string id)
    {
        Assert.SkipUnless(Path.Exists(Repository.PathOf(".git")), "Sources are linked by commit, and here is no clone.");

        string links = ReadSourceLinks(id);
        string commit = Specification(id).Descendants().Single(IsNamed("repository")).Attribute("commit")!.Value;
        Assert.Contains("/edict-net/edict/" + commit, links, StringComparison.Ordinal);
    }

    private static Func<XElement, bool> IsNamed(string name) => element => element.Name.LocalName == name;

    private string[] Files(string id, string extension)
    {
        using ZipArchive package = ZipFile.OpenRead(workshop.PackageFile(id, extension));
        return [.. package.Entries.Select(static entry => entry.FullName).Where(IsContent).Order(StringComparer.Ordinal)];
    }

    // What every package has because it is one.
    private static bool IsContent(string path) =>
        !path.EndsWith(".nuspec", StringComparison.Ordinal)
        && !path.StartsWith("_rels/", StringComparison.Ordinal)
        && !path.StartsWith("package/", StringComparison.Ordinal)
        && path != "[Content_Types].xml";

    private XDocument Specification(string id) => XDocument.Parse(Read(id, $"{id}.nuspec").TrimStart('\uFEFF'));

    private string ReadSourceLinks(string id)
    {
        using ZipArchive package = ZipFile.OpenRead(workshop.PackageFile(id, "snupkg"));
        using Stream packed = package.GetEntry($"lib/net10.0/{id}.pdb")!.Open();
        using MemoryStream symbols = new();
        packed.CopyTo(symbols);
        symbols.Position = 0;
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(symbols);
        MetadataReader reader = provider.GetMetadataReader();
        CustomDebugInformation links = reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation)
            .Single(information => reader.GetGuid(information.Kind) == SourceLink);
        return Encoding.UTF8.GetString(reader.GetBlobBytes(links.Value));
    }

    private string Read(string id, string path)
    {
        using ZipArchive package = ZipFile.OpenRead(workshop.PackageFile(id));
        using StreamReader reader = new(package.GetEntry(path)!.Open());
        return reader.ReadToEnd();
    }
}
