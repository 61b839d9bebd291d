using Bank.CommandLine;
using Spectre.Console;

namespace Bank.Batch;

/// <summary>Draws a progress bar for a long input, where somebody looks on.</summary>
internal sealed class BatchProgress(BankConsole console, CommandInput input)
{
    private const long LongInputBytes = 256 * 1024;

    internal Task<BatchSummary> ShowWhileAsync(Func<IProgress<long>, Task<BatchSummary>> execute) =>
        console.IsTerminal && input.Length >= LongInputBytes
            ? DrawWhileAsync(execute, input.Length.Value)
            : execute(new Silence());

    private Task<BatchSummary> DrawWhileAsync(Func<IProgress<long>, Task<BatchSummary>> execute, long length) => console.Errors
        .Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(context => execute(new Bar(context.AddTask(Markup.Escape(input.Name), maxValue: length))));

    private sealed class Silence : IProgress<long>
    {
        public void Report(long value)
        {
        }
    }

    private sealed class Bar(ProgressTask task) : IProgress<long>
    {
        private double _shown;

        public void Report(long value)
        {
            // Lines of one buffer report the same number.
            if (value != _shown)
            {
                task.Value = _shown = value;
            }
        }
    }
}
