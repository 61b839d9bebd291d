namespace Edict.Tests.Modules;

/// <summary>The aggregates of the example domain alone, in an application of another assembly than theirs.</summary>
[Application(Namespaces = ["ExampleDomain"])]
internal sealed partial class LibraryBank;
