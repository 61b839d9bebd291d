using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Edict.Compilation.Benchmarks;

/// <summary>The generators' own time: in a build from nothing, and after each kind of edit, beside a generator that does nothing.</summary>
public static class GeneratorTable
{
    private static readonly (string Name, string Path, string Before, string After)[] Edits =
    [
        ("a handler's body", "Order7.cs", "\"order-already-open\"", "\"order-is-already-open\""),
        ("white space", "Order7.cs", "[Aggregate(", "\n\n[Aggregate("),
        ("an event's name", "Order7.cs", "[Event(\"order-7-opened\")]", "[Event(\"order-7-was-opened\")]"),
        ("an event's properties", "Order7.cs", "OrderOpened7(string OrderId, string Customer", "OrderOpened7(string OrderId, string? Customer"),
        ("a handler's return type", "Order7.cs", "private OrderClosed7? Handle(CloseOrder7 command)", "private Decision<OrderClosed7> Handle(CloseOrder7 command)"),
        ("a handler's command", "Order7.cs", "[Handles]\n    private OrderClosed7? Handle(CloseOrder7 command)",
            "public sealed record Cancel(string OrderId, DateTimeOffset At);\n\n    [Handles]\n    private OrderClosed7? Handle(Cancel command)"),
        ("an unrelated class", "ShopApp.cs", "price.Amount / 2", "price.Amount / 3"),
    ];

    /// <summary>Prints the rows of a project.</summary>
    public static void Print(int aggregates, int times)
    {
        CSharpCompilation project = CompiledProject.Create(aggregates);
        GeneratorDriver warm = GeneratorRuns.Edict().RunGenerators(project);
        GeneratorDriver warmEmpty = GeneratorRuns.Empty().RunGenerators(project);
        (int lines, int files) = GeneratorRuns.Size(warm);

        Row(aggregates, "cold", times, lines, () => GeneratorRuns.Time(GeneratorRuns.Edict(), CompiledProject.Fresh(project)), () => GeneratorRuns.Time(GeneratorRuns.Empty(), CompiledProject.Fresh(project)));
        foreach ((string name, string path, string before, string after) in Edits)
        {
            CSharpCompilation Edited() => CompiledProject.Edit(project, path, before, after);
            int made = Made(warm, warm.RunGenerators(Edited()));
            Row(aggregates, name, times, made, () => GeneratorRuns.Time(warm, Edited()), () => GeneratorRuns.Time(warmEmpty, Edited()));
        }

        Console.WriteLine($"({files} files with {lines} lines; each generator, cold: {string.Join(", ", GeneratorRuns.Each(warm).Select(static time => $"{time.Generator} {time.Milliseconds:0} ms"))})");
    }

    // Both in turns, so that whatever else the machine does meets both.
    private static void Row(int aggregates, string what, int times, int lines, Func<double> edict, Func<double> empty)
    {
        List<double> own = [];
        Measurement baseline = Measurement.Of(times, () =>
        {
            own.AddRange(Measurement.Of(1, edict).Milliseconds);

            // Or the empty generator would begin on a heap that the other one has filled.
            GC.Collect();
            return empty();
        });
        double median = new Measurement(own).Median;
        Console.WriteLine($"| {aggregates,5} | {what,-23} | {median,8:0.0} | {baseline.Median,8:0.0} | {median / baseline.Median,6:0.0} | {lines,7} |");
    }

    private static int Made(GeneratorDriver before, GeneratorDriver after)
    {
        HashSet<SourceText> known = [.. Texts(before)];
        return Texts(after).Where(text => !known.Contains(text)).Sum(static text => text.Lines.Count);
    }

    private static IEnumerable<SourceText> Texts(GeneratorDriver driver) =>
        driver.GetRunResult().Results.SelectMany(static result => result.GeneratedSources).Select(static source => source.SourceText);
}
