using System.Data.Common;
using System.Globalization;

namespace Edict.Projections.Tests;

/// <summary>Where a test keeps events and read models.</summary>
public abstract class ProjectionPlace : IAsyncDisposable
{
    /// <summary>Names the store.</summary>
    public abstract void UseStore(EdictOptions options);

    /// <summary>Names a database for read models that is not that of the events.</summary>
    public abstract void UseOtherReadModel(EdictOptions options);

    /// <summary>A database of read models that fails where it is told to.</summary>
    /// <param name="committed">Called after each commit.</param>
    /// <param name="begins">Called before each transaction.</param>
    public abstract ReadModelDatabase Faulty(Action committed, Action begins);

    /// <summary>An error as the driver throws it while the database is away.</summary>
    public abstract DbException Away();

    /// <summary>Opens a connection to the read models, so that a plain name finds a table.</summary>
    public abstract ValueTask<DbConnection> ConnectAsync(bool toOther = false);

    /// <summary>Reads numbers: the columns of the only row.</summary>
    public async Task<long[]> ReadAsync(string sql, bool toOther = false)
    {
        await using DbConnection connection = await ConnectAsync(toOther);
        return await ReadAsync(connection, sql);
    }

    /// <summary>Reads numbers: the columns of the only row.</summary>
    public static async Task<long[]> ReadAsync(DbConnection connection, string sql)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync(), sql);
        return [.. Enumerable.Range(0, reader.FieldCount).Select(column => Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture))];
    }

    /// <summary>Fails unless the columns of the only row are these numbers.</summary>
    public async Task ReadsAsync(string sql, params long[] expected) => Assert.Equal(expected, await ReadAsync(sql));

    /// <summary>Waits until the columns of the only row are these numbers, and fails when they do not come to be.</summary>
    public async Task ComesToReadAsync(string sql, params long[] expected)
    {
        for (int look = 0; look < 500 && !(await ReadAsync(sql)).SequenceEqual(expected); look++)
        {
            await Task.Delay(20);
        }

        await ReadsAsync(sql, expected);
    }

    /// <summary>Changes something.</summary>
    public async Task<int> ExecuteAsync(string sql, bool toOther = false)
    {
        await using DbConnection connection = await ConnectAsync(toOther);
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
