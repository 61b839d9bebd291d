using System.Diagnostics;
using Bank.CommandLine;
using Bank.Domain;
using Bank.Transfers;
using Edict;
using Spectre.Console;

namespace Bank.Batch;

/// <summary>Executes the commands of one input, once.</summary>
internal sealed class BatchRun(BankApp bank, CommandInput input, IAnsiConsole errors, IProgress<long> progress)
{
    // As many as the store gathers well into one write to disk.
    private const int MaxInFlight = 512;

    private readonly Teller _teller = new(bank);
    private readonly BatchSummary _summary = new();

    /// <summary>Reads and executes until the end, a request to stop, or a failure; what was read is completed in each case.</summary>
    internal async Task<BatchSummary> ExecuteAsync(CancellationToken stop)
    {
        using var stopReading = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var order = new AccountOrder(MaxInFlight);
        long begin = Stopwatch.GetTimestamp();
        try
        {
            await ReadAsync(order, stopReading);
        }
        catch (OperationCanceledException) when (stopReading.IsCancellationRequested)
        {
            // Nothing more is read.
        }
        catch (IOException exception)
        {
            _summary.StopAt(exception);
        }

        await order.DrainAsync();
        _summary.Elapsed = Stopwatch.GetElapsedTime(begin);
        return _summary;
    }

    private async Task ReadAsync(AccountOrder order, CancellationTokenSource stopReading)
    {
        var reader = new LineReader(input.Stream, LineFormat.MaxLineBytes);
        while (await reader.ReadAsync(stopReading.Token) is { } line)
        {
            progress.Report(reader.BytesRead);
            stopReading.Token.ThrowIfCancellationRequested();
            if (Understand(line) is not { } command)
            {
                continue;
            }

            AccountTurn turn = await order.EnterAsync(command, stopReading.Token);
            _ = ExecuteAsync(line.Number, command, turn, order, stopReading);
        }
    }

    private IBankCommand? Understand(InputLine line)
    {
        if (IsBlank(line))
        {
            return null;
        }

        ParsedLine parsed = line.IsTooLong
            ? ParsedLine.Bad($"longer than {LineFormat.MaxLineBytes} bytes")
            : LineParser.Parse(line.Bytes);
        if (parsed.Problem is { } problem)
        {
            _summary.CountBad();
            Report(line.Number, problem);
        }

        return parsed.Command;
    }

    private static bool IsBlank(InputLine line) => !line.IsTooLong && line.Bytes.Span.Trim(" \t\r"u8).IsEmpty;

    // Nobody awaits it: its end is the end of its turn, and no exception leaves it.
    private async Task ExecuteAsync(
        long number, IBankCommand command, AccountTurn turn, AccountOrder order, CancellationTokenSource stopReading)
    {
        try
        {
            await turn.Before;
            DispatchResult result = await _teller.ExecuteAsync(command);
            _summary.Count(result);
            if (!result.IsAccepted && result.Rejection is null)
            {
                Report(number, $"not decided: {result}");
            }
        }
        catch (Exception exception)
        {
            _summary.CountFailed(exception);
            Report(number, exception.Message);
            await stopReading.CancelAsync();
        }
        finally
        {
            order.Leave(turn);
        }
    }

    private void Report(long number, string problem) => errors.WriteLine($"line {number}: {problem}");
}
