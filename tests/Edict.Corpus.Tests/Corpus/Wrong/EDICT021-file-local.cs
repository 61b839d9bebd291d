[Aggregate("door", Identity = "Id")]
file sealed partial class Door;     //! EDICT021
