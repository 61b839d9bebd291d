using System.Text;
using Bank.Batch;
using Bank.Domain;
using Edict;

namespace Bank.Generation;

/// <summary>Writes commands as lines of JSON.</summary>
internal static class LineWriter
{
    internal static void Write(IEnumerable<IBankCommand> commands, long count, Stream output, CancellationToken stop)
    {
        foreach (IBankCommand command in commands)
        {
            stop.ThrowIfCancellationRequested();
            CommandType type = BankApp.Commands.Find(command);
            output.Write(Encoding.UTF8.GetBytes($$"""{"{{LineFormat.Command}}":"{{type.Name}}","""));
            output.Write(type.ToJson(command).Span[1..]);
            output.WriteByte((byte)'\n');
            if (--count == 0)
            {
                return;
            }
        }
    }
}
