[Event("opened")] public ref struct Opened { public string Id { get; set; } }       //! EDICT021
