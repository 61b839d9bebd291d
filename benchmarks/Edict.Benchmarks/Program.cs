using BenchmarkDotNet.Running;
using Edict.Benchmarks;

// A benchmark that failed shows as NA in a table that otherwise looks fine; the exit code says it too.
bool allRan = BenchmarkSwitcher.FromAssembly(typeof(BenchmarkSettings).Assembly)
    .Run(args, BenchmarkSettings.Create())
    .All(static summary => !summary.HasCriticalValidationErrors && summary.Reports.All(static report => report.Success));
return allRan ? 0 : 1;
