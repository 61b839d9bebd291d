[Application]
public static partial class App;        //! EDICT021
