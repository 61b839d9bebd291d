namespace Edict;

/// <summary>The application has no aggregate of a type.</summary>
public sealed class UnknownAggregateException : EdictException
{
    internal UnknownAggregateException(Type aggregateType, string application)
        : base($"Application '{application}' has no aggregate '{aggregateType}'. Give the type [Aggregate(...)] and let the application take its namespace.") =>
        AggregateType = aggregateType;

    /// <summary>The type that is no aggregate.</summary>
    public Type AggregateType { get; }
}
