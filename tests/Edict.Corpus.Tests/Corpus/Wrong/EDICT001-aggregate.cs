[Aggregate("door", Identity = "Id")]
public sealed class Door;       //! EDICT001
