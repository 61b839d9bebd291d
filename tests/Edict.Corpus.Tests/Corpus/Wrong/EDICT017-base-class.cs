public class Base;

[Application]
public sealed partial class App : Base;     //! EDICT017
