using Edict.Benchmarks.Domain;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Edict.Benchmarks.Projecting;

/// <summary>What somebody would write by hand: the same upserts, as many to a transaction, with a place that moves in it.</summary>
internal static class HandWritten
{
    private const int BatchSize = 500;

    internal static async Task OfSqliteAsync(IAsyncEnumerable<RecordedEvent> events, string file)
    {
        await using SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await connection.OpenAsync();
        await using SqliteCommand make = connection.CreateCommand();
        make.CommandText =
            """
            pragma synchronous = normal;
            drop table if exists by_hand;
            create table by_hand (wallet varchar(100) primary key, amount bigint not null);
            drop table if exists place;
            create table place (position bigint not null);
            insert into place values (0);
            """;
        await make.ExecuteNonQueryAsync();
        await using SqliteCommand upsert = connection.CreateCommand();
        upsert.CommandText = "insert into by_hand (wallet, amount) values (@w, @a) on conflict (wallet) do update set amount = amount + excluded.amount";
        SqliteParameter wallet = upsert.Parameters.Add("@w", SqliteType.Text);
        SqliteParameter amount = upsert.Parameters.Add("@a", SqliteType.Integer);
        await using SqliteCommand move = connection.CreateCommand();
        move.CommandText = "update place set position = @p";
        SqliteParameter place = move.Parameters.Add("@p", SqliteType.Integer);
        await foreach (RecordedEvent[] batch in events.Chunk(BatchSize))
        {
            await using SqliteTransaction transaction = connection.BeginTransaction();
            (upsert.Transaction, move.Transaction) = (transaction, transaction);
            foreach (RecordedEvent recorded in batch)
            {
                Deposited e = (Deposited)recorded.Event;
                (wallet.Value, amount.Value) = (e.WalletId, e.Amount);
                await upsert.ExecuteNonQueryAsync();
            }

            place.Value = batch[^1].Position;
            await move.ExecuteNonQueryAsync();
            await transaction.CommitAsync();
        }
    }

    internal static async Task OfPostgreSqlAsync(IAsyncEnumerable<RecordedEvent> events, string server)
    {
        await using NpgsqlConnection connection = new(server);
        await connection.OpenAsync();
        await using NpgsqlCommand make = new(
            """
            drop table if exists by_hand;
            create table by_hand (wallet varchar(100) primary key, amount bigint not null);
            drop table if exists place;
            create table place (position bigint not null);
            insert into place values (0);
            """,
            connection);
        await make.ExecuteNonQueryAsync();
        await foreach (RecordedEvent[] chunk in events.Chunk(BatchSize))
        {
            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
            await using NpgsqlBatch batch = new(connection, transaction);
            foreach (RecordedEvent recorded in chunk)
            {
                Deposited e = (Deposited)recorded.Event;
                NpgsqlBatchCommand upsert = new("insert into by_hand (wallet, amount) values ($1, $2) on conflict (wallet) do update set amount = by_hand.amount + excluded.amount");
                upsert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = e.WalletId });
                upsert.Parameters.Add(new NpgsqlParameter<long> { TypedValue = e.Amount });
                batch.BatchCommands.Add(upsert);
            }

            NpgsqlBatchCommand move = new("update place set position = $1");
            move.Parameters.Add(new NpgsqlParameter<long> { TypedValue = chunk[^1].Position });
            batch.BatchCommands.Add(move);
            await batch.PrepareAsync();
            await batch.ExecuteNonQueryAsync();
            await transaction.CommitAsync();
        }
    }
}
