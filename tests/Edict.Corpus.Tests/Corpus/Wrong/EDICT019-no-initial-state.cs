[Aggregate("door", Identity = "Id")]
public sealed partial record Door(int Width);       //! EDICT019
