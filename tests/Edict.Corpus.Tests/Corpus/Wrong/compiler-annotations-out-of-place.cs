public sealed record Open(string Id);
[Event("a")] public enum AnEnum { One }     //! CS0592
[Event("b")] public delegate void ADelegate();      //! CS0592
[Event("c")] public interface IAnInterface;     //! CS0592
[Aggregate("d", Identity = "Id")] public partial interface IDoor { [Handles] void Handle(Open command); }       //! CS0592
[Aggregate("e", Identity = "Id")] public partial record struct Gate { [Handles] private void Handle(Open command) { } }      //! CS0592
[Aggregate("f")] public sealed partial class Hatch;
[CommandHandler<Hatch>] public partial struct Opening { [Handles] private static void Handle(Hatch hatch, Open command) { } }      //! CS0592
[CommandHandler<int>] public static partial class Counting;     //! CS0452
[Application] public partial struct App;        //! CS0592
[Command("g")] public interface ICommandOfDoors;     //! CS0592
