namespace Edict;

/// <summary>A subscription is followed in this application already, under the same name.</summary>
public sealed class SubscriptionInUseException : EdictException
{
    internal SubscriptionInUseException(string name)
        : base($"Subscription '{name}' is used in this application already. Give each a name of its own.") =>
        Name = name;

    /// <summary>The name of the subscription.</summary>
    public string Name { get; }
}
