using Npgsql;
using NpgsqlTypes;

namespace Edict.PostgreSql.Writing;

/// <summary>One array of a call, filled again for each. Used by one caller at a time.</summary>
internal sealed class ArrayParameter<TItem> : IArrayParameter
{
    private readonly List<TItem> _items = [];
    private readonly NpgsqlParameter<List<TItem>> _parameter;
    private bool _isUsual = true;

    internal ArrayParameter(NpgsqlParameterCollection parameters, NpgsqlDbType type)
    {
        _parameter = new NpgsqlParameter<List<TItem>> { NpgsqlDbType = NpgsqlDbType.Array | type };
        parameters.Add(_parameter);
    }

    internal int Count => _items.Count;

    internal void Add(TItem item)
    {
        _isUsual = false;
        _items.Add(item);
    }

    /// <summary>Adds what the server takes for granted where no array is sent.</summary>
    internal void AddUsual(TItem item) => _items.Add(item);

    /// <inheritdoc/>
    public void Bind() => _parameter.TypedValue = _isUsual ? null : _items;

    /// <inheritdoc/>
    public void Clear()
    {
        _items.Clear();
        _isUsual = true;
    }
}
