[Aggregate("door", Identity = "Id")]
public abstract partial class Door;     //! EDICT021
