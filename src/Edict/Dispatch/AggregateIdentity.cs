using System.Globalization;

namespace Edict;

/// <summary>
/// The identity of an aggregate as its stream stores it: text. Made implicitly of text, a <see cref="Guid"/> or an integer, and
/// by <see cref="Of{TIdentity}"/> of any other type that text can be turned back into.
/// </summary>
public readonly record struct AggregateIdentity
{
    // Null is refused like any other text that is no identity, where its aggregate is known.
    private AggregateIdentity(string text) => Text = text;

    /// <summary>The text: a <see cref="Guid"/> as <c>D</c>, a number in the invariant culture.</summary>
    public string Text { get; }

    /// <summary>An identity that is text.</summary>
    /// <param name="text">1 to <see cref="StreamKey.MaxIdentityLength"/> UTF-16 units, no NUL.</param>
    public static implicit operator AggregateIdentity(string text) => new(text);

    /// <summary>An identity that is a <see cref="Guid"/>.</summary>
    /// <param name="id">The id. <see cref="Guid.Empty"/> gives empty text, which is no identity, so that it is refused.</param>
    public static implicit operator AggregateIdentity(Guid id) => new(id == Guid.Empty ? "" : id.ToString("D"));

    /// <summary>An identity that is an integer.</summary>
    /// <param name="id">The id: 0 is one as well.</param>
    public static implicit operator AggregateIdentity(int id) => new(id.ToString(CultureInfo.InvariantCulture));

    /// <summary>An identity that is an integer.</summary>
    /// <param name="id">The id: 0 is one as well.</param>
    public static implicit operator AggregateIdentity(long id) => new(id.ToString(CultureInfo.InvariantCulture));

    /// <summary>
    /// An identity of a type that text can be turned back into, such as a strongly typed id: the text that its <c>ToString</c> gives
    /// in the invariant culture; dates and times in ISO 8601.
    /// </summary>
    /// <param name="identity">The id; one that is <see langword="null"/> is refused.</param>
    /// <typeparam name="TIdentity">Its type. Equal values must give equal texts.</typeparam>
    public static AggregateIdentity Of<TIdentity>(TIdentity? identity)
        where TIdentity : IParsable<TIdentity>
    {
        if (identity is Guid id)
        {
            return id;
        }

        string? text = identity switch
        {
            DateOnly or TimeOnly or DateTime or DateTimeOffset => ((IFormattable)identity).ToString("O", CultureInfo.InvariantCulture),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => identity?.ToString(),
        };
        return new AggregateIdentity(text!);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
