namespace Edict.CrashWriter;

/// <summary>Names the store that an argument of the program means.</summary>
public static class StoreOf
{
    /// <summary>Names it, with a file of its own for read models where the store is a file.</summary>
    public static EdictOptions NameWithReadModel(EdictOptions options, string argument)
    {
        options.SubscriptionLease = TimeSpan.FromMilliseconds(500);
        options.ConfigureProjections(static projection => projection.BatchSize = 20);
        Name(options, argument);
        return argument.Contains(":Host=", StringComparison.Ordinal) ? options : options.UseSqliteReadModel(argument + ".reports");
    }

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
