using System.Buffers;
using System.Text.Json;
using Bank.Batch;
using Bank.Domain;
using Bank.Transfers;

namespace Bank.Generation;

/// <summary>Writes commands as lines of JSON.</summary>
internal static class LineWriter
{
    internal static void Write(IEnumerable<IBankCommand> commands, long count, Stream output, CancellationToken stop)
    {
        var line = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(line);
        foreach (IBankCommand command in commands)
        {
            stop.ThrowIfCancellationRequested();
            Write(command, json);
            output.Write(line.WrittenSpan);
            output.WriteByte((byte)'\n');
            line.ResetWrittenCount();
            json.Reset();
            if (--count == 0)
            {
                return;
            }
        }
    }

    private static void Write(IBankCommand command, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        switch (command)
        {
            case OpenAccount open:
                json.WriteString(LineFormat.Command, LineFormat.Open);
                json.WriteString(LineFormat.AccountId, open.AccountId);
                json.WriteString(LineFormat.Holder, open.Holder);
                json.WriteNumber(LineFormat.InitialBalance, open.InitialBalance);
                break;
            case Deposit deposit:
                json.WriteString(LineFormat.Command, LineFormat.Deposit);
                json.WriteString(LineFormat.AccountId, deposit.AccountId);
                json.WriteNumber(LineFormat.Amount, deposit.Amount);
                break;
            case Withdraw withdraw:
                json.WriteString(LineFormat.Command, LineFormat.Withdraw);
                json.WriteString(LineFormat.AccountId, withdraw.AccountId);
                json.WriteNumber(LineFormat.Amount, withdraw.Amount);
                break;
            case TransferMoney transfer:
                json.WriteString(LineFormat.Command, LineFormat.Transfer);
                json.WriteString(LineFormat.From, transfer.From);
                json.WriteString(LineFormat.To, transfer.To);
                json.WriteNumber(LineFormat.Amount, transfer.Amount);
                break;
            case CloseAccount close:
                json.WriteString(LineFormat.Command, LineFormat.Close);
                json.WriteString(LineFormat.AccountId, close.AccountId);
                break;
            default:
                throw new ArgumentException($"'{command.GetType()}' is not written as a line.", nameof(command));
        }

        json.WriteEndObject();
        json.Flush();
    }
}
