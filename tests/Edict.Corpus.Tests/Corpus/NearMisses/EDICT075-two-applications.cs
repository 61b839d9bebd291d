namespace North { [Event("opened")] public sealed record Opened; [EventHandler("mail")] public sealed partial class Mail { [Handles] private void Handle(Opened e) { } } }
namespace South { [Event("opened")] public sealed record Opened; [EventHandler("mail")] public sealed partial class Mail { [Handles] private void Handle(Opened e) { } } }
[Application(Namespaces = ["North"])] public sealed partial class NorthApp;
[Application(Namespaces = ["South"])] public sealed partial class SouthApp;
