[Consistent] public sealed record Open(string Id);
[Consistent(Consistency.Eventual), Command("close")] public sealed record Close(string Id);
[Consistent("mail")] public readonly record struct Lock(string Id);
[Consistent] public interface IDoorCommand;
