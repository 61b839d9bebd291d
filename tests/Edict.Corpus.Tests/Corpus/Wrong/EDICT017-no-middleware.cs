[Application(Middleware = [typeof(string)])]        //! EDICT017
public sealed partial class App;
