public sealed record Node(Node? Next, int Value);      //! EDICT009
[Event("opened")] public sealed record Opened(Node Node);
