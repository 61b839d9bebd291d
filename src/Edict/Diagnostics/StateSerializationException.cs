namespace Edict;

/// <summary>The state of an aggregate that cannot be written as JSON, or JSON that is not the state it should be.</summary>
public sealed class StateSerializationException : EdictSerializationException
{
    /// <summary>A failure in a state.</summary>
    /// <param name="aggregate">The stable name of the aggregate.</param>
    /// <param name="path">The field or property, such as <c>lines[2].amount</c>; empty for the state as a whole.</param>
    /// <param name="problem">What is wrong there: a sentence.</param>
    /// <param name="innerException">What caused it, or <see langword="null"/>.</param>
    public StateSerializationException(string aggregate, string path, string problem, Exception? innerException = null)
        : base($"State of aggregate '{aggregate}'", path, problem, innerException) => Aggregate = aggregate;

    /// <summary>The stable name of the aggregate.</summary>
    public string Aggregate { get; }
}
