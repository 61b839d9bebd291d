namespace North
{
    [Command("open")] public sealed record Open(string Id);
    [Event("open")] public sealed record Opened(string Id);
}

namespace South
{
    [Command("open")] public sealed record Open(string Id);
    [Command("Open")] public sealed record OpenWide(string Id);
}

[Application(Namespaces = ["North"])] public sealed partial class NorthApp;
[Application(Namespaces = ["South"])] public sealed partial class SouthApp;
