namespace Edict.Serialization;

/// <summary>
/// A value that has no JSON form, or JSON that is not the expected value. <see cref="JsonForm"/> turns it into an
/// <see cref="EdictSerializationException"/> that says in what it happened, and gives the path of the property.
/// </summary>
internal sealed class JsonValueException : Exception
{
    internal JsonValueException(string problem, string? member = null, Exception? innerException = null)
        : base(problem, innerException) => Member = member;

    /// <summary>The property below the place that was reached, where the failure is of one that was not reached.</summary>
    internal string? Member { get; }
}
