[Aggregate("door", Identity = "Id")]
public sealed partial record Door(int Width)
{
    public static Door Initial { get; } = new(80);
}
