public static class House       //! EDICT001
{
    [Aggregate("door", Identity = "Id")]
    public sealed partial class Door;

    [Aggregate("window", Identity = "Id")]
    public sealed partial class Window;
}
