public enum Colour { Red, Green = 7 }
[Flags] public enum Sides { None = 0, Left = 1, Right = 2 }

[Event("painted", Version = 3)]
public sealed record Painted(
    string Id, string? Name, bool Wet, byte Layers, short Height, int Width, long Depth, ulong Serial, float Weight, double Area, decimal Price,
    char Mark, Guid Key, DateTime On, DateTimeOffset At, DateOnly Day, TimeOnly Time, TimeSpan Lasted, Uri? Link, Half Small, Int128 Large,
    byte[] Picture, Colour Colour, Sides? Sides, int? Count = 3, string Note = "none", decimal Tax = 0.19m);
