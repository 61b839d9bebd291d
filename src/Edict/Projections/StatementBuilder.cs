using System.Buffers;
using System.Collections.Concurrent;

namespace Edict.Projections;

/// <summary>Puts statements together, one after the other, in the words of a database. Used by one at a time.</summary>
/// <param name="database">The database.</param>
/// <param name="names">What tables are called.</param>
/// <param name="texts">Keeps each text once.</param>
internal sealed class StatementBuilder(ReadModelDatabase database, ReadModelNames names, ConcurrentDictionary<string, string> texts)
{
    private readonly ArrayBufferWriter<char> _text = new(256);
    private readonly Dictionary<ReadModelTable, string> _names = [];
    private readonly List<string> _tables = [];
    private int _count;

    /// <summary>The values of the statement, and room that it did not need.</summary>
    internal object?[] Values { get; private set; } = [];

    /// <summary>How many values the statement has.</summary>
    internal int Count => _count;

    /// <summary>The plain names of the tables that were named.</summary>
    internal IReadOnlyCollection<string> Tables => _tables;

    internal string Text
    {
        get
        {
            // The same statements come again and again: none is copied out of the buffer a second time.
            if (texts.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(_text.WrittenSpan, out string? known))
            {
                return known;
            }

            string text = _text.WrittenSpan.ToString();
            return texts.GetOrAdd(text, text);
        }
    }

    internal void Begin(int values)
    {
        _text.ResetWrittenCount();
        _count = 0;
        Values = values == 0 ? [] : new object?[values];
    }

    internal void Append(string text) => _text.Write(text);

    internal void AddValue<T>(T value)
    {
        Append(database.Placeholder(_count));
        Values[_count++] = value;
    }

    /// <exception cref="ArgumentException">The name belongs to the database itself.</exception>
    internal string Name(ReadModelTable table)
    {
        if (_names.TryGetValue(table, out string? name))
        {
            return name;
        }

        if (database.IsReserved(table.Name))
        {
            throw new ArgumentException($"A table named '{table.Name}' of Edict itself lies in this database. Give the table of the projection another name.", nameof(table));
        }

        _tables.Add(table.Name);
        return _names[table] = database.Table(names.TableName(table.Name));
    }

    internal string Name(ReadModelIndex index) => database.Quote(names.IndexName(index));
}
