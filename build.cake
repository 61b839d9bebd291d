using System.Xml.Linq;

var target = Argument("target", "Test");
var configuration = Argument("configuration", "Release");

var solution = File("./Edict.slnx");
var results = Directory("./artifacts/test-results");
var packages = Directory("./artifacts/packages");

// A hung test must end as a failure with a name, not as a build that never answers.
var testLimit = TimeSpan.FromMinutes(20);
var soakLimit = TimeSpan.FromMinutes(30);

Task("NativeTools")
    .Description("Looks for what links a native executable, and lets apt install what is missing.")
    .WithCriteria(IsRunningOnLinux())
    .Does(() =>
    {
        if (!CanLinkNatively())
            InstallNativeTools();
    });

Task("Build")
    .Description("Builds everything; a warning is an error.")
    .Does(() => DotNetBuild(solution, new DotNetBuildSettings { Configuration = configuration }));

Task("Servers")
    .Description("Looks for the servers that tests start for themselves, and lets apt install what is missing.")
    .WithCriteria(IsRunningOnLinux())
    .Does(() =>
    {
        if (!HasServers())
            InstallServers();
    });

Task("Test")
    .Description("Runs every test project and sums up.")
    .IsDependentOn("NativeTools")
    .IsDependentOn("Servers")
    .IsDependentOn("Build")
    .Does(() => RunTests(testLimit, TestSelection.Everything));

Task("Soak")
    .Description("Runs the tests of trait Category=Soak at full length (EDICT_SOAK=1), and those of Category=Repeated 20 times in a row.")
    .IsDependentOn("Servers")
    .IsDependentOn("Build")
    .Does(() => RunTests(soakLimit, [TestSelection.Soak, .. Enumerable.Repeat(TestSelection.Repeated, 20)]));

Task("Bench")
    .Description("Runs the benchmarks; further arguments go to BenchmarkDotNet, for instance --filter '*Dispatch*'.")
    .IsDependentOn("Build")
    .Does(() =>
    {
        var run = new ProcessSettings { Arguments = BenchmarkArguments() };
        var exit = StartProcess("dotnet", run);
        if (exit != 0)
            throw new CakeException($"The benchmarks ended with exit code {exit}.");
    });

Task("BenchCompilation")
    .Description("Measures generators, analyzers and the compiler itself on 10, 100 and 1000 aggregates.")
    .IsDependentOn("Build")
    .Does(() =>
    {
        var program = File($"./benchmarks/Edict.Compilation.Benchmarks/bin/{configuration}/net10.0/Edict.Compilation.Benchmarks.dll");
        var exit = StartProcess("dotnet", MakeAbsolute(program).FullPath);
        if (exit != 0)
            throw new CakeException($"The benchmarks ended with exit code {exit}.");
    });

Task("Pack")
    .Description("Packs the libraries into artifacts/packages.")
    .IsDependentOn("Build")
    .Does(() =>
    {
        CleanDirectory(packages);
        var settings = new DotNetPackSettings { Configuration = configuration, NoBuild = true, OutputDirectory = packages };
        foreach (var project in GetFiles("./src/*/*.csproj"))
            DotNetPack(project.FullPath, settings);
    });

Task("Format")
    .Description("Verifies formatting and style; dotnet format mends what it reports.")
    .IsDependentOn("Build")
    .Does(() => DotNetFormat(solution, new DotNetFormatSettings
    {
        VerifyNoChanges = true,

        // Without the generators of this configuration, which then are built, handlers would be unused members.
        EnvironmentVariables = { ["Configuration"] = configuration },
    }));

RunTarget(target);

// The package tests publish a program with NativeAOT, which links with clang or gcc and strips with objcopy.
bool CanLinkNatively() => RunsInShell(
    "{ cc=$(command -v clang || command -v gcc) && { command -v llvm-objcopy || command -v objcopy; } "
    + "&& echo 'int main(void) { return 0; }' | $cc -x c - -o /dev/null; } >/dev/null 2>&1");

void InstallNativeTools()
{
    Information("No C compiler links here; apt is asked for one.");
    var install = InstallByApt("gcc libc6-dev");
    if (!CanLinkNatively())
        throw new CakeException(
            "The tests publish a native executable, which needs objcopy and a C compiler that links, and apt could not install them. "
            + $"Install clang, or gcc with the headers of libc (Debian, Ubuntu: {install}), and run again.");
}

// Debian keeps the server's programs off the path.
bool HasServers() => RunsInShell(
    "{ command -v initdb || ls /usr/lib/postgresql/*/bin/initdb; } >/dev/null 2>&1 && { command -v pgbouncer || ls /usr/sbin/pgbouncer; } >/dev/null 2>&1");

void InstallServers()
{
    Information("PostgreSQL or PgBouncer is not installed; apt is asked for both.");
    var install = InstallByApt("postgresql pgbouncer");
    if (!HasServers())
        throw new CakeException(
            "The tests of the PostgreSQL store start servers of their own, and apt could not install PostgreSQL and PgBouncer. "
            + $"Install them (Debian, Ubuntu: {install}) and run again.");
}

string InstallByApt(string names)
{
    var install = $"apt-get install -y -qq --no-install-recommends {names}";
    var sudo = RunsInShell("test $(id -u) -eq 0") ? "" : "sudo -n ";
    RunsInShell($"{sudo}apt-get update -qq && {sudo}env DEBIAN_FRONTEND=noninteractive {install}");
    return install;
}

bool RunsInShell(string command) =>
    StartProcess("sh", new ProcessSettings { Arguments = new ProcessArgumentBuilder().Append("-c").AppendQuoted(command) }) == 0;

enum TestSelection { Everything, Soak, Repeated }

record TestTotals(int Passed, int Failed, int Skipped)
{
    public static TestTotals operator +(TestTotals left, TestTotals right) =>
        new(left.Passed + right.Passed, left.Failed + right.Failed, left.Skipped + right.Skipped);

    public string Line => $"{Passed} passed, {Failed} failed";
}

void RunTests(TimeSpan limit, params TestSelection[] runs)
{
    CleanDirectory(results);
    var perProject = new SortedDictionary<string, TestTotals>(StringComparer.Ordinal);
    foreach (var project in GetFiles("./tests/*.Tests/*.csproj").OrderBy(file => file.FullPath, StringComparer.Ordinal))
    {
        var name = project.GetFilenameWithoutExtension().ToString();
        perProject[name] = new TestTotals(0, 0, 0);
        foreach (var selection in runs)
        {
            var totalsOfRun = RunTestProject(name, selection, limit);
            perProject[name] += totalsOfRun;

            // The next run would overwrite the report of what failed.
            if (totalsOfRun.Failed > 0)
                break;
        }
    }

    foreach (var (name, one) in perProject)
        Information("{0,-32} {1}{2}", name, one.Line, one.Skipped > 0 ? $", {one.Skipped} skipped" : "");

    // build.sh prints this file last, below the report of tasks.
    var totals = perProject.Values.Aggregate(new TestTotals(0, 0, 0), (left, right) => left + right);
    System.IO.File.WriteAllText(results + File("summary.txt"), totals.Line + "\n");
    if (totals.Failed > 0)
        throw new CakeException($"{totals.Failed} failed; the reports lie in {results}.");
    if (totals.Passed == 0)
        throw new CakeException("No test ran.");
}

TestTotals RunTestProject(string name, TestSelection selection, TimeSpan limit)
{
    Information("== {0}", name);
    var report = MakeAbsolute(results + File(name + ".xml"));
    var arguments = new ProcessArgumentBuilder()
        .AppendQuoted(MakeAbsolute(File($"./tests/{name}/bin/{configuration}/net10.0/{name}.dll")).FullPath)
        .Append("-noLogo").Append("-noColor")
        .Append("-result-xml").AppendQuoted(report.FullPath)
        .Append("-result-junit").AppendQuoted(report.ChangeExtension(".junit.xml").FullPath);
    var environment = new Dictionary<string, string>();
    if (selection != TestSelection.Everything)
        arguments.Append("-trait").AppendQuoted($"Category={selection}");
    if (selection == TestSelection.Soak)
        environment["EDICT_SOAK"] = "1";

    var exit = StartTests(name, new ProcessSettings
    {
        Arguments = arguments,
        EnvironmentVariables = environment,
        Timeout = (int)limit.TotalMilliseconds,
    });
    return ReadTotals(name, report, exit, mustRunTests: selection == TestSelection.Everything);
}

int StartTests(string name, ProcessSettings settings)
{
    try
    {
        return StartProcess("dotnet", settings);
    }
    catch (TimeoutException)
    {
        Error("{0} did not end within {1} minutes and was stopped.", name, settings.Timeout / 60_000);
        return -1;
    }
}

TestTotals ReadTotals(string name, FilePath report, int exit, bool mustRunTests)
{
    if (!FileExists(report))
    {
        Error("{0} ended with exit code {1} and left no report.", name, exit);
        return new TestTotals(0, 1, 0);
    }

    int Sum(string attribute) => XDocument.Load(report.FullPath).Root.Elements("assembly")
        .Sum(assembly => (int?)assembly.Attribute(attribute) ?? 0);

    // Errors are failures outside a test, for instance in a fixture that is disposed.
    var totals = new TestTotals(Sum("passed"), Sum("failed") + Sum("errors"), Sum("skipped"));
    if (totals.Failed == 0 && exit != 0)
    {
        Error("{0} reported no failure, but ended with exit code {1}.", name, exit);
        return totals with { Failed = 1 };
    }

    if (mustRunTests && totals.Passed + totals.Failed == 0)
    {
        Error("{0} ran no test.", name);
        return totals with { Failed = 1 };
    }

    return totals;
}

ProcessArgumentBuilder BenchmarkArguments()
{
    var own = new[] { "target", "configuration" };
    var arguments = new ProcessArgumentBuilder()
        .AppendQuoted(MakeAbsolute(File($"./benchmarks/Edict.Benchmarks/bin/{configuration}/net10.0/Edict.Benchmarks.dll")).FullPath);
    foreach (var (name, values) in Context.Arguments.GetArguments().Where(argument => !own.Contains(argument.Key)))
    {
        arguments.Append("--" + name);
        foreach (var value in values.Where(value => !string.IsNullOrEmpty(value)))
            arguments.AppendQuoted(value);
    }

    return arguments;
}
