namespace Edict.Sqlite.Database;

/// <summary>Every statement about subscriptions and their dead letters.</summary>
internal static class SubscriptionSql
{
    internal const string Create =
        $"insert into subscriptions (name, checkpoint, epoch, moved) values (?1, ?2, 0, {Now}) on conflict (name) do nothing";

    internal const string ReadCheckpoint = "select checkpoint from subscriptions where name = ?1";

    internal const string Hold =
        $"""
        update subscriptions set epoch = epoch + {IsFree}, owner = ?2, held_until = {Now} + ?3, held_for = ?3
        where name = ?1 and (owner = ?2 or {IsFree})
        returning epoch, checkpoint
        """;

    internal const string Release =
        "update subscriptions set owner = null, held_until = null, held_for = null where name = ?1 and owner = ?2";

    internal const string Move =
        $"""
        update subscriptions set checkpoint = ?5, moved = {Now}
        where name = ?1 and owner = ?2 and epoch = ?3 and checkpoint = ?4
        returning 1
        """;

    internal const string Read = Columns + " where name = ?1";
    internal const string List = Columns + " order by name";

    internal const string Remove = "delete from subscriptions where name = ?1 returning 1";
    internal const string RemoveAllLetters = $"delete from dead_letters where subscription = {IdOf}";

    internal const string IdOfHeld = "select id from subscriptions where name = ?1 and owner = ?2 and epoch = ?3";

    internal const string AddLetter =
        """
        insert or replace into dead_letters (subscription, position, stream, version, event_name, kind, attempts,
            error_type, error, error_details, timestamp)
        select ?1, ?2, stream, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12
        from streams
        where aggregate = ?3 and identity = ?4
        """;

    internal const string ReadLetters = $"{Letters} {OfSubscription} {OnPage}";

    internal const string ReadLettersOfStream =
        $"{Letters} {OfSubscription} and dead_letters.stream = (select stream from streams where aggregate = ?4 and identity = ?5) {OnPage}";

    internal const string ReadParkedStreams =
        $"select distinct aggregate, identity from dead_letters join streams using (stream) {OfSubscription} and kind <> 0 order by aggregate, identity";

    internal const string CountLetters = $"select count(*) from dead_letters {OfSubscription}";
    internal const string RemoveLetter = $"delete from dead_letters {OfSubscription} and position = ?2 returning 1";

    private const string IdOf = "(select id from subscriptions where name = ?1)";
    private const string OfSubscription = $"where subscription = {IdOf}";

    // The clock of the machine that has the file, in microseconds, the same throughout a statement.
    private const string Now = "cast(round(unixepoch('subsec') * 1000000) as integer)";

    // What goes on for longer than it can was taken before the clock was set back.
    private const string IsFree = $"(owner is null or held_until <= {Now} or held_until - {Now} > 2 * held_for)";

    private const string Columns = $"select name, checkpoint, iif({IsFree}, null, owner), epoch, moved from subscriptions";

    private const string Letters =
        """
        select position, aggregate, identity, version, event_name, kind, attempts, error_type, error, error_details, timestamp
        from dead_letters join streams using (stream)
        """;

    private const string OnPage = "and position > ?2 order by position limit ?3";
}
