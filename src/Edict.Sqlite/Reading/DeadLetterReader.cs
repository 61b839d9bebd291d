using Edict.Sqlite.Database;

namespace Edict.Sqlite.Reading;

/// <summary>Reads dead letters. Used by one thread at a time, within a transaction.</summary>
internal sealed class DeadLetterReader(Connection connection)
{
    internal IReadOnlyList<DeadLetter> Read(string subscription, StreamKey? stream, long afterPosition, int limit)
    {
        using Statement read = connection.Prepare(stream is null ? SubscriptionSql.ReadLetters : SubscriptionSql.ReadLettersOfStream);
        read.Bind(1, subscription);
        read.Bind(2, afterPosition);
        read.Bind(3, limit);
        if (stream is { } key)
        {
            read.Bind(4, key.Aggregate);
            read.Bind(5, key.Identity);
        }

        List<DeadLetter> letters = [];
        while (read.Step())
        {
            letters.Add(LetterOf(read, subscription));
        }

        return letters;
    }

    internal IReadOnlyList<StreamKey> ReadParkedStreams(string subscription)
    {
        using Statement read = connection.Prepare(SubscriptionSql.ReadParkedStreams);
        read.Bind(1, subscription);
        List<StreamKey> streams = [];
        while (read.Step())
        {
            streams.Add(new StreamKey(read.Text(0), read.Text(1)));
        }

        return streams;
    }

    internal long Count(string subscription)
    {
        using Statement count = connection.Prepare(SubscriptionSql.CountLetters);
        count.Bind(1, subscription);
        return count.RunForNumber();
    }

    private static DeadLetter LetterOf(Statement row, string subscription) => new(
        subscription, row.Number(0), new StreamKey(row.Text(1), row.Text(2)), row.Number(3), row.Text(4), (DeadLetterKind)row.Number(5),
        (int)row.Number(6), row.Text(7), row.Text(8), row.Text(9), Timestamps.FromMicroseconds(row.Number(10)));
}
