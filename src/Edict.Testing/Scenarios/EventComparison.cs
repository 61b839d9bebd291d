using System.Text;

namespace Edict.Testing;

/// <summary>Compares the events of a scenario's unchecked commands with the expected ones, by what would be stored.</summary>
internal sealed class EventComparison(ScenarioHistory history)
{
    private const string Number = "  {0,3}  ";

    internal void EnsureEqual(IReadOnlyList<object> expected)
    {
        string[] wanted = Describe(expected);
        string[] found = Describe([.. history.Unchecked.SelectMany(static run => run.Events)]);
        int first = FirstDifference(wanted, found);
        if (first < 0)
        {
            return;
        }

        StringBuilder problem = new(Summarise(wanted.Length, found.Length, first));
        for (int index = 0; index < Math.Max(wanted.Length, found.Length); index++)
        {
            AppendEvent(problem, index, wanted.ElementAtOrDefault(index), found.ElementAtOrDefault(index), isFirst: index == first);
        }

        throw history.Fail(problem.ToString());
    }

    private string[] Describe(IReadOnlyList<object> events) => [.. events.Select(history.Application.Describe)];

    private static int FirstDifference(string[] wanted, string[] found)
    {
        for (int index = 0; index < Math.Max(wanted.Length, found.Length); index++)
        {
            if (wanted.ElementAtOrDefault(index) != found.ElementAtOrDefault(index))
            {
                return index;
            }
        }

        return -1;
    }

    private static string Summarise(int wanted, int found, int first) => wanted == 0
        ? $"nothing was expected to happen, but there are events: {found}."
        : $"the events differ first at event {first + 1} (expected: {wanted}, actual: {found}).";

    private static void AppendEvent(StringBuilder report, int index, string? wanted, string? found, bool isFirst)
    {
        if (wanted == found)
        {
            AppendLine(report, index, "           ", wanted!);
            return;
        }

        AppendLine(report, index, "expected   ", wanted ?? "(no event)");
        AppendLine(report, index, "actual     ", found ?? "(no event)");
        if (isFirst && wanted is not null && found is not null)
        {
            int column = wanted.Zip(found).TakeWhile(static pair => pair.First == pair.Second).Count();
            report.Append('\n').Append(' ', "    1  expected   ".Length + column).Append("^ first difference");
        }
    }

    private static void AppendLine(StringBuilder report, int index, string label, string text) =>
        report.Append('\n').AppendFormat(null, Number, index + 1).Append(label).Append(text);
}
