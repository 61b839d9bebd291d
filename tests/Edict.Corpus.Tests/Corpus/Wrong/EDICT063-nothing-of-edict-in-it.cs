namespace Doors
{
    [Aggregate("door", Identity = "Id")] public sealed partial class Door;
}
namespace Doors.Pages
{
    public static class Page;
}
namespace House
{
    [Application(Namespaces = ["Doors", "Doors.Pages"])]        //! EDICT063
    public sealed partial class App;
}
