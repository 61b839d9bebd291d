namespace Edict.Benchmarks.Handling;

/// <summary>The wallets with an event handler; an application of its own, so that others do not pay for the handler.</summary>
[Application(Namespaces = ["Edict.Benchmarks.Domain", "Edict.Benchmarks.Handling"])]
public sealed partial class HandlingApp;
