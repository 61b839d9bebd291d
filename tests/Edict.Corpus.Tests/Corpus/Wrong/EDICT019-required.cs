[Aggregate("door", Identity = "Id")]
public sealed partial class Door        //! EDICT019
{
    public required int Width { get; init; }
}
