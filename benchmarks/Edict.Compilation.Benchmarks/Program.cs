using Edict.Compilation.Benchmarks;

string[] tables = [.. args.Where(static argument => !char.IsDigit(argument[0]))];
int[] sizes = [.. args.Where(static argument => char.IsDigit(argument[0])).Select(int.Parse)];
if (sizes.Length == 0)
{
    sizes = [10, 100, 1000];
}

// The compiler's own code and ours must have been compiled before they are measured; the first run is a row of its own.
for (int round = 0; round < 30; round++)
{
    GeneratorRuns.Time(GeneratorRuns.Edict(), CompiledProject.Create(10));
    GeneratorRuns.Time(GeneratorRuns.Empty(), CompiledProject.Create(10));
}

if (tables.Length == 0 || tables.Contains("generators"))
{
    Console.WriteLine("| aggregates | run | Edict ms | empty ms | ratio | lines made |");
    Console.WriteLine("|---|---|---|---|---|---|");
    foreach (int size in sizes)
    {
        GeneratorTable.Print(size, times: 9);
    }
}

if (tables.Length == 0 || tables.Contains("compiler"))
{
    Console.WriteLine("| aggregates | calls | compiled without calls, ms | with ordinary calls, ms | with dispatches, ms |");
    Console.WriteLine("|---|---|---|---|---|");
    foreach (int size in sizes)
    {
        CompilerTable.Print(size, times: 3);
    }
}
