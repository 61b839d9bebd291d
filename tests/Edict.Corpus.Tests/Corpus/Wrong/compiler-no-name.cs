[Event]     //! CS7036
public sealed record Opened(string Id);

[Aggregate(Identity = "Id")]        //! CS7036
public sealed partial class Door;
