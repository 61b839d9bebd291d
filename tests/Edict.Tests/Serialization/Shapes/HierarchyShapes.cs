using System.Text.Json.Serialization;

namespace Edict.Tests.Serialization.Shapes;

[JsonDerivedType(typeof(Circle), "circle")]
[JsonDerivedType(typeof(Square), "square")]
[JsonDerivedType(typeof(RoundedSquare), 3)]
public abstract record Figure(string Name);

public sealed record Circle(string Name, double Radius) : Figure(Name);

public record Square(string Name, int Side) : Figure(Name);

public sealed record RoundedSquare(string Name, int Side, int Corner) : Square(Name, Side);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Car), "car")]
[JsonDerivedType(typeof(Bicycle), "bicycle")]
public interface IVehicle;

public sealed record Car(int Seats, Figure? Sign) : IVehicle;

public sealed record Bicycle : IVehicle;

// No attributes: the types of the assembly that derive from it are the ones.
public abstract record Payment(decimal Amount);

public sealed record Cash(decimal Amount) : Payment(Amount);

public abstract record Cashless(decimal Amount, string Bank) : Payment(Amount);

public sealed record Card(decimal Amount, string Bank, string Number) : Cashless(Amount, Bank);

[JsonDerivedType(typeof(Parrot), "parrot")]
public record Animal(string Name);

public sealed record Parrot(string Name, string Word) : Animal(Name);

[Event("hierarchies-held")]
public sealed record HierarchiesHeld(
    Figure Figure, Figure? Perhaps, Circle Circle, IVehicle[] Vehicles, Dictionary<string, Animal> Animals);

[Event("payments-made")]
public sealed record PaymentsMade(Payment First, List<Payment> More);
