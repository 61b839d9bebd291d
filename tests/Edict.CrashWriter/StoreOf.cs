namespace Edict.CrashWriter;

/// <summary>Names the store that an argument of the program means.</summary>
public static class StoreOf
{
    /// <summary>Names it.</summary>
    public static EdictOptions Name(EdictOptions options, string argument)
    {
        int colon = argument.IndexOf(":Host=", StringComparison.Ordinal);
        return colon < 0
            ? options.UseSqlite(argument)
            : options.UsePostgreSql(postgreSql =>
            {
                postgreSql.Schema = argument[..colon];
                postgreSql.ConnectionString = argument[(colon + 1)..];
            });
    }
}
