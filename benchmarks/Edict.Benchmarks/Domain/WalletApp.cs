namespace Edict.Benchmarks.Domain;

/// <summary>The application of the benchmarks.</summary>
[Application(Namespaces = ["Edict.Benchmarks.Domain"])]
public sealed partial class WalletApp;
