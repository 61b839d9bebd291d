[Aggregate("door", Identity = "Id")]
[Aggregate("gate", Identity = "Id")]        //! CS0579
public sealed partial class Door;
