namespace Houses.Doors.Front
{
    [Aggregate("door", Identity = "Id")] public sealed partial class Door;
}
namespace Houses
{
    [Application(Namespaces = ["Houses.Doors"])]
    public sealed partial class App;
}
