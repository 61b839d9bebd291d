using Edict.Compilation.Benchmarks;

string[] tables = [.. args.Where(static argument => !char.IsDigit(argument[0]))];
int[] sizes = [.. args.Where(static argument => char.IsDigit(argument[0])).Select(int.Parse)];
sizes = sizes.Length == 0 ? [10, 100, 1000] : sizes;

// The compiler's own code and ours must have been compiled before they are measured.
for (int round = 0; round < 30; round++)
{
    GeneratorRuns.Time(GeneratorRuns.Edict(), CompiledProject.Create(10));
    GeneratorRuns.Time(GeneratorRuns.Empty(), CompiledProject.Create(10));
}

Print("generators", "aggregates | run | Edict ms | empty ms | ratio | lines made", static size => GeneratorTable.Print(size, times: 9));
Print("analyzers", "aggregates | analyzer | ms", static size => AnalyzerTable.Print(size, times: 3));
Print("compiler", "aggregates | calls | without calls ms | with ordinary calls ms | with dispatches ms", static size => CompilerTable.Print(size, times: 3));

void Print(string table, string columns, Action<int> print)
{
    if (tables.Length > 0 && !tables.Contains(table))
    {
        return;
    }

    Console.WriteLine($"\n| {columns} |\n|{string.Concat(columns.Split('|').Select(static _ => "---|"))}");
    foreach (int size in sizes)
    {
        print(size);
    }
}
