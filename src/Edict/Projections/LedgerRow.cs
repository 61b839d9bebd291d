using System.Data.Common;
using System.Globalization;

namespace Edict.Projections;

/// <summary>A lane of a build, as the database knows it.</summary>
internal sealed record LedgerRow(int Build, int Version, BuildState State, string Tables, long Position)
{
    // No name of a table has it.
    private const char Separator = ' ';

    // Drivers differ in the types that they give for the same column.
    internal static LedgerRow Read(DbDataReader reader) => new(
        (int)Number(reader, 0), (int)Number(reader, 1), (BuildState)Number(reader, 2), reader.GetString(3), Number(reader, 4));

    internal static string Join(IEnumerable<string> tables) => string.Join(Separator, tables);

    internal ProjectionBuild ToBuild(string projection, IReadOnlyList<long> positions) => new(
        projection, Build, Version, State, Tables.Split(Separator, StringSplitOptions.RemoveEmptyEntries), positions);

    private static long Number(DbDataReader reader, int column) => Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture);
}
