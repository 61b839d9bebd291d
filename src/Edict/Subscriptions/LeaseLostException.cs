namespace Edict.Subscriptions;

/// <summary>Another process goes on with the subscription, or the store could not be asked for too long whether this one may.</summary>
internal sealed class LeaseLostException(string name) : Exception($"The lease of subscription '{name}' was lost.");
