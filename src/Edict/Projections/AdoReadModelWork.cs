using System.Data.Common;

namespace Edict.Projections;

/// <summary>A transaction whose statements are collected, and sent together when it commits, or when something of it is asked for before.</summary>
internal sealed class AdoReadModelWork : ReadModelWork
{
    private readonly AdoReadModelDatabase _database;
    private readonly List<AdoStatement> _waiting = [];
    private AdoConnection? _connection;
    private DbTransaction? _transaction;
    private bool _isWhole = true;

    // What moves a place handles events; what does not makes tables.
    private bool _isGuarded;

    internal AdoReadModelWork(AdoReadModelDatabase database, ReadModelNames names)
        : base(database)
    {
        _database = database;
        Builder = new StatementBuilder(database, names, database.Texts);
        Session = new ReadModel(this);
    }

    public override object Session { get; }

    public override IReadOnlyCollection<string> Tables => Builder.Tables;

    internal StatementBuilder Builder { get; }

    internal void Add(AdoStatement statement) => _waiting.Add(statement);

    internal async ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(
        AdoStatement query, Func<DbDataReader, TRow> read, CancellationToken cancellation)
    {
        DbTransaction transaction = await OpenAsync(cancellation).ConfigureAwait(false);
        return await Sending.QueryAsync(_database, transaction, query.Text, new ArraySegment<object?>(query.Values, 0, query.Count), read, cancellation).ConfigureAwait(false);
    }

    public override async ValueTask<DbTransaction> OpenAsync(CancellationToken cancellation)
    {
        _connection ??= await _database.RentAsync(cancellation).ConfigureAwait(false);
        _isWhole = false;
        _transaction ??= await _database.BeginTransactionAsync(_connection.Connection, cancellation).ConfigureAwait(false);
        if (_waiting.Count > 0)
        {
            await _connection.SendAsync(_waiting, _transaction, prepares: _isGuarded, cancellation).ConfigureAwait(false);
            _waiting.Clear();
        }

        _isWhole = true;
        return _transaction;
    }

    public override async ValueTask CommitAsync(CancellationToken cancellation)
    {
        if (_waiting.Count == 0 && _transaction is null)
        {
            return;
        }

        DbTransaction transaction = await OpenAsync(cancellation).ConfigureAwait(false);
        _isWhole = false;
        await transaction.CommitAsync(cancellation).ConfigureAwait(false);
        await transaction.DisposeAsync().ConfigureAwait(false);
        _transaction = null;
        _database.Committed(_connection!.Connection);
        _isWhole = true;
    }

    protected internal override ValueTask GuardAsync(ReadModelGuard statement, CancellationToken cancellation)
    {
        _isGuarded = true;
        _waiting.Add(new AdoStatement(statement.Text, [.. statement.Values], statement.Values.Count, statement));
        return default;
    }

    public override async ValueTask DisposeAsync()
    {
        if (_connection is not { } connection)
        {
            return;
        }

        _connection = null;
        if (_transaction is not null)
        {
            await RollbackAsync(_transaction).ConfigureAwait(false);
            _transaction = null;
        }

        await _database.ReturnAsync(connection, _isWhole).ConfigureAwait(false);
    }

    // A connection that cannot even do this is not used again.
    private async ValueTask RollbackAsync(DbTransaction transaction)
    {
        try
        {
            await transaction.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            _isWhole = false;
        }
    }
}
