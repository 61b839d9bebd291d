using System.Globalization;

namespace Edict.CrashWriter;

/// <summary>What a writer was promised: a line of its output.</summary>
public sealed record Acknowledgement(Guid CommandId, string Ledger, long LastVersion, int Count)
{
    /// <summary>Reads a line; <see langword="null"/> for one that the kill cut off.</summary>
    public static Acknowledgement? Parse(string line)
    {
        string[] parts = line.Split(' ');
        return parts is ["ack", var id, var ledger, var version, var count, "."]
            ? new Acknowledgement(
                Guid.Parse(id), ledger, long.Parse(version, CultureInfo.InvariantCulture), int.Parse(count, CultureInfo.InvariantCulture))
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"ack {CommandId:N} {Ledger} {LastVersion} {Count} .");
}
