//# assembly Newer
[assembly: Edict.CompilerServices.EdictModule(typeof(NewerModule), 900)]
public static class NewerModule;
//# assembly House
[Application] public sealed partial class App;      //! EDICT020
