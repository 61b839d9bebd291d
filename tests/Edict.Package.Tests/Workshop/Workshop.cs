namespace Edict.Package.Tests;

/// <summary>
/// Packs what this build made, once, under a version that no one has seen, and sets projects up outside the repository, which take it
/// as a user's projects would. What several tests look at is made when the first of them asks.
/// </summary>
public sealed class Workshop : IAsyncLifetime
{
    private const string Consumers = "tests/Edict.Package.Tests/Consumers";

    // An advisory published tomorrow, or a feed without advisories, must not break a commit of today.
    private static readonly string[] Strictly = ["-c", "Release", "-warnaserror", "-p:NuGetAudit=false"];

    private readonly string _folder = Directory.CreateTempSubdirectory("edict-consumers-").FullName;
    private readonly Lazy<Task<CommandOutput>> _built;

    public Workshop() => _built = new(() => DotNet.RunAsync(_folder, ["build", "Consumers.slnx", .. Strictly]));

    /// <summary>The version of the packages.</summary>
    public string Version { get; } = $"0.1.0-test.{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}";

    /// <summary>All consumers but <c>Mistake</c> and the native ones, built with warnings as errors.</summary>
    public Task<CommandOutput> Built => _built.Value;

    /// <summary>Publishes a native consumer to a folder of its name in lower case.</summary>
    public Task<CommandOutput> PublishAsync(string consumer) =>
        DotNet.RunAsync(_folder, ["publish", consumer, "-o", PathOf(consumer.ToLowerInvariant()), .. Strictly]);

    /// <summary>A path below the folder of the consumers.</summary>
    public string PathOf(string relative) => Path.Combine(_folder, relative);

    /// <summary>The file of a package.</summary>
    public string PackageFile(string id, string extension = "nupkg") => PathOf($"packages/{id}.{Version}.{extension}");

    /// <summary>Runs what <see cref="Built"/> made.</summary>
    public async Task<string> RunAsync(string consumer, string folder)
    {
        (await Built).Succeeded();
        return (await DotNet.RunAsync(folder, PathOf($"{consumer}/bin/Release/net10.0/{consumer}.dll"))).Succeeded();
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        CopyConsumers();
        await ConfigureNuGetAsync();
        foreach (string project in Directory.EnumerateFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories))
        {
            (await DotNet.RunAsync(
                Path.GetDirectoryName(project)!,
                ["pack", "--no-build", "-c", BuildConfiguration(), "-o", PathOf("packages"), $"-p:PackageVersion={Version}"])).Succeeded();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static string BuildConfiguration() => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private void CopyConsumers()
    {
        string source = Repository.PathOf(Consumers);
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string target = PathOf(Path.GetRelativePath(source, file).Replace(".template", "", StringComparison.Ordinal));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, File.ReadAllText(file).Replace("{version}", Version, StringComparison.Ordinal));
        }

        string program = Page.Load("README.md").Chains().First().Single().Text;
        File.WriteAllText(PathOf("FirstProgram/Program.cs"), program);
        File.WriteAllText(PathOf("Native/Program.cs"), program);
    }

    /// <summary>
    /// The machine's own sources and packages serve for everything else. What they lack is kept from one run to the next; what lies
    /// there of Edict is from earlier versions.
    /// </summary>
    private async Task ConfigureNuGetAsync()
    {
        string kept = Repository.PathOf("artifacts/consumer-packages");
        Directory.CreateDirectory(kept);
        foreach (string earlier in Directory.EnumerateDirectories(kept, "edict*"))
        {
            Directory.Delete(earlier, recursive: true);
        }

        string locals = (await DotNet.RunAsync(_folder, "nuget", "locals", "global-packages", "--list")).Succeeded();
        string fallback = locals[(locals.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        Directory.CreateDirectory(fallback);
        File.WriteAllText(
            PathOf("nuget.config"),
            $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{PathOf("packages")}" />
              </packageSources>
              <config>
                <add key="globalPackagesFolder" value="{kept}" />
              </config>
              <fallbackPackageFolders>
                <add key="machine" value="{fallback}" />
              </fallbackPackageFolders>
            </configuration>
            """);
    }
}
