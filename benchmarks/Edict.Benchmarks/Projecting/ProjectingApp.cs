namespace Edict.Benchmarks.Projecting;

/// <summary>The wallets with a projection; an application of its own, so that others do not pay for it.</summary>
[Application(Namespaces = ["Edict.Benchmarks.Domain", "Edict.Benchmarks.Projecting"])]
public sealed partial class ProjectingApp;
