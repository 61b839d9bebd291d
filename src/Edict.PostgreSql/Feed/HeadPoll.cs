using System.Diagnostics;
using Edict.PostgreSql.Database;
using Npgsql;

namespace Edict.PostgreSql.Feed;

/// <summary>
/// Looks at intervals how far the logs of all stores of a database reach, a few hundred in one round trip, so that a lost notice is made up
/// for. Used by one caller at a time.
/// </summary>
internal sealed class HeadPoll(NpgsqlDataSource pool, FeedMembers members)
{
    private const int MostInOneTrip = 200;

    private static readonly TimeSpan LongestTick = TimeSpan.FromSeconds(1);

    /// <summary>Looks until it is stopped; never throws.</summary>
    internal async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await Task.Delay(NextTick, stop).ConfigureAwait(false);
                await LookAsync(IsDue, stop).ConfigureAwait(false);
            }
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // Nobody follows any longer.
        }
    }

    /// <summary>Looks at all logs now.</summary>
    internal Task LookAtAllAsync(CancellationToken stop) => LookAsync(static _ => true, stop);

    // Not longer than a moment, for who joins meanwhile may be less patient.
    private TimeSpan NextTick => members.All.Select(member => member.Interval).Append(LongestTick).Min();

    private static bool IsDue(FeedMember member) =>
        member.Looked == 0 || Stopwatch.GetElapsedTime(member.Looked) >= member.Interval * 0.9;

    private async Task LookAsync(Func<FeedMember, bool> isDue, CancellationToken stop)
    {
        foreach (FeedMember[] trip in members.All.Where(isDue).Chunk(MostInOneTrip))
        {
            if (!await TryLookAsync(trip, stop).ConfigureAwait(false))
            {
                return;
            }
        }
    }

    // One schema that is gone must not keep the others from being looked at.
    private async Task<bool> TryLookAsync(FeedMember[] trip, CancellationToken stop)
    {
        try
        {
            await ReadAsync(trip, stop).ConfigureAwait(false);
            return true;
        }
        catch (PostgresException exception) when (PostgreSqlErrors.IsRefusal(exception))
        {
            foreach (FeedMember[] half in trip.Length == 1 ? [] : trip.Chunk((trip.Length + 1) / 2))
            {
                await TryLookAsync(half, stop).ConfigureAwait(false);
            }

            return true;
        }
        catch (Exception) when (!stop.IsCancellationRequested)
        {
            // A data source of the user's may fail with anything. The next look may succeed; whoever reads hears of the failure.
            return false;
        }
    }

    private async Task ReadAsync(FeedMember[] trip, CancellationToken stop)
    {
        long[] known = [.. trip.Select(member => member.Feed.KnownHead)];
        await using NpgsqlConnection connection = await pool.OpenConnectionAsync(stop).ConfigureAwait(false);
        await using NpgsqlBatch batch = new(connection);
        foreach (FeedMember member in trip)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(member.LastPosition));
        }

        await using NpgsqlDataReader heads = await batch.ExecuteReaderAsync(stop).ConfigureAwait(false);
        for (int index = 0; index < trip.Length; index++)
        {
            await heads.ReadAsync(stop).ConfigureAwait(false);
            trip[index].Feed.Correct(heads.GetInt64(0), known[index]);
            trip[index].Looked = Stopwatch.GetTimestamp();
            await heads.NextResultAsync(stop).ConfigureAwait(false);
        }
    }
}
