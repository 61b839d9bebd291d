using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Edict.Corpus.Tests.Harness;

/// <summary>A Roslyn that compiles the corpus: the one that Edict is built on, or that of the installed SDK.</summary>
internal sealed class RoslynHost
{
    /// <summary>The lowest Roslyn that Edict supports, from its package.</summary>
    public static RoslynHost Package { get; } = new(Assembly.GetExecutingAssembly());

    /// <summary>The Roslyn of the newest SDK beside the runtime, with generators and analyzers of its own.</summary>
    public static RoslynHost InstalledSdk { get; } = new(new SdkContext(SdkCompiler()).LoadFromAssemblyPath(Assembly.GetExecutingAssembly().Location));

    private readonly MethodInfo _compile;

    private RoslynHost(Assembly assembly)
    {
        Type compiler = assembly.GetType(typeof(CorpusCompiler).FullName!, throwOnError: true)!;
        _compile = compiler.GetMethod(nameof(CorpusCompiler.CompileAsync))!;
        Version = Version.Parse((string)compiler.GetProperty(nameof(CorpusCompiler.Version))!.GetValue(null)!);
    }

    /// <summary>The version of its compiler.</summary>
    public Version Version { get; }

    public Task<(string[] Found, string[] Messages, byte[][] Images)> CompileAsync(CorpusProgram program) =>
        (Task<(string[], string[], byte[][])>)_compile.Invoke(null, [Names(program), Files(program), Generated(program)])!;

    private static string[] Names(CorpusProgram program) => [.. program.Assemblies.Select(static assembly => assembly.Name)];

    private static string[][] Files(CorpusProgram program) => [.. program.Assemblies.Select(static assembly => assembly.Files)];

    private static bool[] Generated(CorpusProgram program) => [.. program.Assemblies.Select(static assembly => assembly.IsGenerated)];

    private static string SdkCompiler()
    {
        string sdks = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../sdk"));
        string newest = Directory.EnumerateDirectories(sdks)
            .OrderByDescending(static path => Version.TryParse(Path.GetFileName(path).Split('-')[0], out Version? version) ? version : new Version())
            .First();
        return Path.Combine(newest, "Roslyn", "bincore");
    }

    // Whatever the test project has of its own is loaded again, so that it binds to the compiler of the folder.
    private sealed class SdkContext(string compiler) : AssemblyLoadContext("InstalledSdk")
    {
        protected override Assembly? Load(AssemblyName name)
        {
            string[] places = name.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) ? [compiler]
                : name.Name.StartsWith("Edict.", StringComparison.Ordinal) ? [AppContext.BaseDirectory]
                : [];
            string? found = places.Select(place => Path.Combine(place, name.Name + ".dll")).FirstOrDefault(File.Exists);
            return found is null ? null : LoadFromAssemblyPath(found);
        }
    }
}
