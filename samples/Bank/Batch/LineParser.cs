using System.Text.Json;
using System.Text.Unicode;
using Bank.Domain;
using Bank.Transfers;

namespace Bank.Batch;

/// <summary>Understands a line of JSON as a command, or says why it cannot.</summary>
internal static class LineParser
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    internal static ParsedLine Parse(ReadOnlyMemory<byte> line)
    {
        if (!Utf8.IsValid(line.Span))
        {
            return ParsedLine.Bad("not UTF-8");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(line, Strict);
            return Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            return ParsedLine.Bad(Describe(exception));
        }
        catch (InvalidOperationException)
        {
            // The reader finds half a surrogate pair, written as an escape, only when the text is asked for.
            return ParsedLine.Bad("not JSON: an escape that is not Unicode");
        }
    }

    private static ParsedLine Read(JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Object)
        {
            return ParsedLine.Bad("not a JSON object");
        }

        if (!line.TryGetProperty(LineFormat.Command, out JsonElement name))
        {
            return ParsedLine.Bad($"'{LineFormat.Command}' is missing");
        }

        if (name.ValueKind != JsonValueKind.String)
        {
            return ParsedLine.Bad($"'{LineFormat.Command}' must be text");
        }

        var form = new CommandForm(line);
        if (Fill(name.GetString()!, form) is not { } command)
        {
            return ParsedLine.Bad($"unknown command {Quoted.Of(name.GetString()!)}; known are open, deposit, withdraw, transfer, close");
        }

        form.Finish();
        string? problem = form.Problem ?? ProblemOf(command);
        return problem is null ? ParsedLine.Good(command) : ParsedLine.Bad(problem);
    }

    private static IBankCommand? Fill(string command, CommandForm form) => command switch
    {
        LineFormat.Open => new OpenAccount(
            form.Text(LineFormat.AccountId), form.Text(LineFormat.Holder), form.Balance(LineFormat.InitialBalance)),
        LineFormat.Deposit => new Deposit(form.Text(LineFormat.AccountId), form.Amount(LineFormat.Amount)),
        LineFormat.Withdraw => new Withdraw(form.Text(LineFormat.AccountId), form.Amount(LineFormat.Amount)),
        LineFormat.Transfer => new TransferMoney(
            form.Text(LineFormat.From), form.Text(LineFormat.To), form.Amount(LineFormat.Amount)),
        LineFormat.Close => new CloseAccount(form.Text(LineFormat.AccountId)),
        _ => null,
    };

    private static string? ProblemOf(IBankCommand command) => command is TransferMoney transfer && transfer.From == transfer.To
        ? $"'{LineFormat.From}' and '{LineFormat.To}' are the same account"
        : null;

    private static string Describe(JsonException exception) => exception.BytePositionInLine is { } position
        ? $"not JSON, from byte {position + 1}"
        : "not JSON: a property is there twice";
}
