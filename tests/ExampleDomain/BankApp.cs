using Edict;

namespace ExampleDomain;

/// <summary>The bank as an application: every aggregate of this assembly.</summary>
[Application]
public sealed partial class BankApp;
