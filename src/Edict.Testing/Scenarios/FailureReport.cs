using System.Text;

namespace Edict.Testing;

/// <summary>The text of a failed scenario: what is wrong, then how it came to be.</summary>
internal static class FailureReport
{
    internal static string Create(ScenarioHistory history, string problem, bool showEvents)
    {
        StringBuilder report = new();
        report.Append("The scenario failed: ").Append(problem).Append("\n\nGiven");
        if (history.Given.IsEmpty)
        {
            report.Append(" no events");
        }

        for (int index = 0; index < history.Given.Length; index++)
        {
            report.Append($"\n  {index + 1,3}  {history.Application.Describe(history.Given[index])}");
        }

        report.Append("\nWhen");
        for (int index = 0; index < history.Commands.Length; index++)
        {
            AppendCommand(report, history, index, showEvents || index < history.CheckedCommands);
        }

        return report.ToString();
    }

    private static void AppendCommand(StringBuilder report, ScenarioHistory history, int index, bool showEvents)
    {
        ScenarioCommand run = history.Commands[index];
        report.Append($"\n  {index + 1,3}  {run.Command}");
        if (run.Rejection is { } rejection)
        {
            report.Append($"\n       was rejected: {rejection}");
        }

        foreach (object @event in showEvents ? run.Events : [])
        {
            report.Append($"\n       gave {history.Application.Describe(@event)}");
        }
    }
}
