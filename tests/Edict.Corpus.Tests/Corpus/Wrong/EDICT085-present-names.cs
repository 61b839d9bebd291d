[Event("opened")] public sealed record Opened(string Id);
[Event("unlocked", FormerNames = ["opened"])] public sealed record Unlocked(string Id);                        //! EDICT085
[Event("closed", FormerNames = ["shut", "closed"])] public sealed record Closed(string Id);                    //! EDICT085
[Event("kicked", FormerNames = ["hit"])] public sealed partial record Kicked(string Id)                        //! EDICT085
{
    [Upcasts("hit")] private static Kicked From(System.Text.Json.JsonElement old) => new(old.GetString()!);
}
