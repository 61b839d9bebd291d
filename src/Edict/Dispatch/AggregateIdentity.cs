namespace Edict;

/// <summary>The identity of an aggregate as its stream stores it: text. Made implicitly of text or of a <see cref="Guid"/>.</summary>
public readonly record struct AggregateIdentity
{
    private AggregateIdentity(string text) => Text = text;

    /// <summary>The text: a <see cref="Guid"/> as <c>D</c>.</summary>
    public string Text { get; }

    /// <summary>An identity that is text.</summary>
    /// <param name="text">1 to <see cref="StreamKey.MaxIdentityLength"/> UTF-16 units, no NUL.</param>
    public static implicit operator AggregateIdentity(string text) => new(text);

    /// <summary>An identity that is a <see cref="Guid"/>.</summary>
    /// <param name="id">The id. <see cref="Guid.Empty"/> gives empty text, which is no identity, so that it is refused.</param>
    public static implicit operator AggregateIdentity(Guid id) => new(id == Guid.Empty ? "" : id.ToString("D"));

    /// <inheritdoc/>
    public override string ToString() => Text;
}
