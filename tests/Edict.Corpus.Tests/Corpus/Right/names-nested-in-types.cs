namespace Houses.Ground
{
    public static partial class Hall
    {
        public partial interface IPlace
        {
            public sealed record Open(string Id);
            [Event("opened")] public sealed record Opened(string Id);

            [Aggregate("door", Identity = nameof(Open.Id))]
            public sealed partial class Door
            {
                [Handles] private Opened Handle(Open command) => new(command.Id);
                [Applies] private void Apply(Opened e) { }
            }
        }

        [Application] public sealed partial class App;
    }
}
