using System.Text.Json;
using System.Text.Unicode;
using Bank.Domain;
using Edict;

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
            return Read(document.RootElement, line.Span);
        }
        catch (JsonException exception)
        {
            return ParsedLine.Bad(Describe(exception));
        }
        catch (InvalidOperationException)
        {
            // The document finds half a surrogate pair, written as an escape, only when the text is asked for.
            return ParsedLine.Bad("not JSON: an escape that is not Unicode");
        }
        catch (UnknownCommandException exception)
        {
            string known = string.Join(", ", BankApp.Commands.All.Select(type => type.Name).Order(StringComparer.Ordinal));
            return ParsedLine.Bad($"unknown command {Quoted.Of(exception.CommandName)}; known are {known}");
        }
        catch (CommandSerializationException exception)
        {
            return ParsedLine.Bad($"'{Quoted.Plain(exception.Path)}': {Quoted.Plain(exception.Problem)}");
        }
    }

    private static ParsedLine Read(JsonElement line, ReadOnlySpan<byte> json)
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

        var command = (IBankCommand)BankApp.Commands.Find(name.GetString()!).Read(json);
        return CommandRules.FindProblem(command) is { } problem ? ParsedLine.Bad(problem) : ParsedLine.Good(command);
    }

    private static string Describe(JsonException exception) => exception.BytePositionInLine is { } position
        ? $"not JSON, from byte {position + 1}"
        : "not JSON: a property is there twice";
}
