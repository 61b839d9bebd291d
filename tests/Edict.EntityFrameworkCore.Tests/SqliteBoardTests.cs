using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Edict.EntityFrameworkCore.Tests;

/// <summary>Projections on SQLite.</summary>
public sealed class SqliteBoardTests : BoardTests
{
    protected override ValueTask<BoardPlace> OpenAsync() => new(new SqliteBoardPlace());

    [Fact]
    public async Task More_than_one_writer_at_a_time_is_refused_at_start()
    {
        EdictOptionsException error = await Assert.ThrowsAsync<EdictOptionsException>(() => RunningBoard.StartAsync(
            Place, configure: static options => options.ConfigureProjections(static boards => boards.Concurrency = 2)));

        Assert.Equal("EventHandlers['boards'].Concurrency", error.Option);
    }

    [Fact]
    public async Task A_file_that_another_writer_keeps_is_waited_for()
    {
        await using RunningBoard board = await RunningBoard.StartAsync(
            Place, new BoardProbe { OnError = static _ => ErrorAction.DeadLetter }, static options => options.UseSqlite(static sqlite => sqlite.CommandTimeout(1)));
        await board.ScoreAsync(10);
        await board.CaughtUpAsync();
        await using (BoardContext db = Place.NewContext())
        {
            await using IDbContextTransaction kept = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await board.ScoreAsync(10, from: 11);
            await board.Until(() => board.Handle.Status.State == EventHandlerState.Failing);
        }

        await board.CaughtUpAsync();

        await board.SumsAreAsync(Sum(20), 20);
    }
}
