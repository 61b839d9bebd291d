using Microsoft.EntityFrameworkCore;

namespace Edict.EntityFrameworkCore.Tests;

/// <summary>Where a test keeps events and read models.</summary>
public abstract class BoardPlace : IAsyncDisposable
{
    /// <summary>Names the store.</summary>
    public abstract void UseStore(EdictOptions options);

    /// <summary>Names the database of the read models, which is another one than that of the events.</summary>
    public abstract void UseDatabase(DbContextOptionsBuilder options);

    /// <summary>Names the database of the events for the read models, too.</summary>
    public abstract void UseDatabaseOfEvents(DbContextOptionsBuilder options);

    /// <summary>A context on the database of the read models.</summary>
    public BoardContext NewContext()
    {
        DbContextOptionsBuilder<BoardContext> builder = new();
        UseDatabase(builder);
        return new BoardContext(builder.Options);
    }

    /// <summary>Changes something in the database of the read models.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using BoardContext db = NewContext();
        await db.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken);
    }

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
