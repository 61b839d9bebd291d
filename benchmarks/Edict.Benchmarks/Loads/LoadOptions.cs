using System.Globalization;

namespace Edict.Benchmarks.Loads;

/// <summary>What the command line asks for.</summary>
/// <param name="Load">The table: <c>postgresql</c>, <c>reading</c>, <c>handling</c> or <c>projecting</c>.</param>
/// <param name="Fsync">Whether the server flushes.</param>
/// <param name="Seconds">How long each row runs in each round.</param>
/// <param name="Rounds">How often each row runs; the table has the median.</param>
/// <param name="Rows">A part of the names of the rows to run; empty for all.</param>
internal sealed record LoadOptions(string Load, bool Fsync, double Seconds, int Rounds, string Rows)
{
    /// <summary>Reads <c>--load NAME [--fsync on|off] [--seconds 3] [--rounds 3] [--rows TEXT]</c>; <see langword="null"/> when no load is asked for.</summary>
    internal static LoadOptions? Parse(string[] arguments)
    {
        Dictionary<string, string> given = arguments.Chunk(2).Where(static pair => pair.Length == 2).ToDictionary(static pair => pair[0], static pair => pair[1]);
        return given.TryGetValue("--load", out string? load)
            ? new LoadOptions(
                load,
                given.GetValueOrDefault("--fsync", "on") == "on",
                double.Parse(given.GetValueOrDefault("--seconds", "3"), CultureInfo.InvariantCulture),
                int.Parse(given.GetValueOrDefault("--rounds", "3"), CultureInfo.InvariantCulture),
                given.GetValueOrDefault("--rows", ""))
            : null;
    }

    internal bool Wants(LoadRow row) => row.Name.Contains(Rows, StringComparison.OrdinalIgnoreCase);
}
