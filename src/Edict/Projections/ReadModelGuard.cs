namespace Edict;

/// <summary>A statement that moves a projection on from where it must still be. Immutable.</summary>
public sealed class ReadModelGuard
{
    private readonly string _projection;

    internal ReadModelGuard(string projection, string text, IReadOnlyList<object> values)
    {
        _projection = projection;
        Text = text;
        Values = values;
    }

    /// <summary>The statement, as the database writes parameters.</summary>
    public string Text { get; }

    /// <summary>The values of its parameters.</summary>
    public IReadOnlyList<object> Values { get; }

    /// <summary>Says whether the projection was where it must be.</summary>
    /// <param name="changed">How many rows the statement has changed.</param>
    /// <exception cref="ProjectionTakenOverException">It was not.</exception>
    public void Ensure(int changed)
    {
        if (changed != 1)
        {
            throw new ProjectionTakenOverException(_projection);
        }
    }
}
