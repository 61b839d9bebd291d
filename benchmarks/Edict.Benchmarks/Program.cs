using BenchmarkDotNet.Running;
using Edict.Benchmarks;
using Edict.Benchmarks.Loads;
using Edict.Benchmarks.PostgreSql;

if (LoadOptions.Parse(args) is { } load)
{
    await (load.Load switch
    {
        "reading" => new ReadingLoads(load.Rounds).RunAsync(),
        "handling" => new HandlingLoads(load.Rounds, load.Rows).RunAsync(),
        "projecting" => new ProjectingLoads(load.Rounds, load.Rows).RunAsync(),
        _ => PostgreSqlLoads.RunAsync(load),
    });
    return 0;
}

// A benchmark that failed shows as NA in a table that otherwise looks fine; the exit code says it too.
bool allRan = BenchmarkSwitcher.FromAssembly(typeof(BenchmarkSettings).Assembly)
    .Run(args, BenchmarkSettings.Create())
    .All(static summary => !summary.HasCriticalValidationErrors && summary.Reports.All(static report => report.Success));
return allRan ? 0 : 1;
