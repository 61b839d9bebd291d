[assembly: AssemblyFixture(typeof(Edict.Package.Tests.Workshop))]
