using System.Runtime.CompilerServices;
using Edict.Projections;

namespace Edict;

/// <summary>A statement with its values, as the compiler makes it of an interpolated string. Used by the call that it is made for.</summary>
[InterpolatedStringHandler]
public readonly ref struct ReadModelStatement
{
    private readonly StatementBuilder _builder;

    /// <summary>Called by the compiler.</summary>
    /// <param name="literalLength">How many characters are written as they are.</param>
    /// <param name="formattedCount">How many values there are.</param>
    /// <param name="model">What the statement is for.</param>
    public ReadModelStatement(int literalLength, int formattedCount, ReadModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _builder = model.Builder;
        _builder.Begin(formattedCount);
    }

    internal AdoStatement Statement => new(_builder.Text, _builder.Values, _builder.Count, Guard: null);

    /// <summary>Called by the compiler.</summary>
    /// <param name="text">What is written as it is.</param>
    public void AppendLiteral(string text) => _builder.Append(text);

    /// <summary>Called by the compiler.</summary>
    /// <param name="table">A table, which is written by its name in the database.</param>
    public void AppendFormatted(ReadModelTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        _builder.Append(_builder.Name(table));
    }

    /// <summary>Called by the compiler.</summary>
    /// <param name="index">An index, which is written by its name in the database.</param>
    public void AppendFormatted(ReadModelIndex index)
    {
        ArgumentNullException.ThrowIfNull(index);
        _builder.Append(_builder.Name(index));
    }

    /// <summary>Called by the compiler.</summary>
    /// <param name="value">A value, which becomes a parameter.</param>
    /// <typeparam name="T">The type of the value.</typeparam>
    public void AppendFormatted<T>(T value) => _builder.AddValue(value);
}
