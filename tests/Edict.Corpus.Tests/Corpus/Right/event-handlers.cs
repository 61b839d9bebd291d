//# assembly Doors
public interface IDoorEvent { string Id { get; } }
public sealed record Open(string Id);
[Event("opened")] public sealed record Opened(string Id) : IDoorEvent;
[Event("closed")] public sealed record Closed(string Id) : IDoorEvent;
[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private Opened Handle(Open command) => new(command.Id);
    [Applies] private void Apply(IDoorEvent e) { }
}

[EventHandler("log", Aggregate = "door")]
internal sealed partial class Log
{
    [Handles] private void Handle(IReadOnlyList<IDoorEvent> batch) => Console.WriteLine(batch.Count);
}
//# assembly Program
public static class Outer
{
    public interface IMailer { Task SendAsync(string to, CancellationToken cancellation); }
}

[EventHandler("welcome-mail", StartFrom = StartFrom.Current, Concurrency = 4)]
public sealed partial class WelcomeMail(Outer.IMailer? mailer = null, TimeProvider? time = null)
{
    [Handles] private Task Handle(Opened e, EventContext context, CancellationToken cancellation) =>
        mailer?.SendAsync($"{e.Id} {context.Position} {(time ?? TimeProvider.System).GetUtcNow()}", cancellation) ?? Task.CompletedTask;

    [Handles] private static void Handle(Closed e) { }

    private ErrorAction OnError(FailureContext failure) =>
        failure.Attempt < 5 ? ErrorAction.Retry(failure.ExponentialBackoff()) : ErrorAction.DeadLetter;

    private static string PartitionBy(IDoorEvent e) => e.Id;
}

[Application] public sealed partial class App;
