using Edict.Analyzers.Tests.Harness;

namespace Edict.Analyzers.Tests.Purity;

/// <summary>EDICT014: which operations are impure.</summary>
public sealed class AggregatePurityTests
{
    [Theory]
    [InlineData("{|EDICT014:File.ReadAllText|}(\"limits\")")]
    [InlineData("{|EDICT014:Directory.GetFiles|}(\".\")")]
    [InlineData("new {|EDICT014:FileStream|}(\"limits\", FileMode.Open).Length")]
    [InlineData("new {|EDICT014:StreamReader|}(\"limits\").ReadToEnd()")]
    [InlineData("new {|EDICT014:FileInfo|}(\"limits\").Length")]
    [InlineData("new {|EDICT014:System.Net.Http.HttpClient|}().GetStringAsync(\"http://rates\").Result")]
    [InlineData("new {|EDICT014:System.Net.Sockets.TcpClient|}(\"rates\", 80).Connected")]
    [InlineData("{|EDICT014:System.Net.Dns.GetHostName|}()")]
    [InlineData("{|EDICT014:Console.ReadLine|}()")]
    [InlineData("{|EDICT014:Console.In|}.ReadLine()")]
    [InlineData("{|EDICT014:System.Diagnostics.Process.GetCurrentProcess|}().Id")]
    [InlineData("{|EDICT014:Environment.GetEnvironmentVariable|}(\"LIMIT\")")]
    [InlineData("{|EDICT014:Environment.MachineName|}")]
    [InlineData("{|EDICT014:((System.Data.Common.DbConnection)null!).State|}")]
    [InlineData("{|EDICT014:DateTime.Now|}")]
    [InlineData("{|EDICT014:DateTime.UtcNow|}.AddDays(1)")]
    [InlineData("{|EDICT014:DateTime.Today|}")]
    [InlineData("{|EDICT014:DateTimeOffset.Now|}")]
    [InlineData("{|EDICT014:DateTimeOffset.UtcNow|}.ToLocalTime()")]
    [InlineData("{|EDICT014:System.Diagnostics.Stopwatch.StartNew|}().ElapsedTicks")]
    [InlineData("{|EDICT014:System.Diagnostics.Stopwatch.GetTimestamp|}()")]
    [InlineData("{|EDICT014:Environment.TickCount64|}")]
    [InlineData("{|EDICT014:TimeProvider.System|}.GetUtcNow()")]
    [InlineData("new {|EDICT014:Random|}().Next()")]
    [InlineData("{|EDICT014:Random.Shared|}.Next(6)")]
    [InlineData("{|EDICT014:System.Security.Cryptography.RandomNumberGenerator.GetInt32|}(6)")]
    [InlineData("{|EDICT014:HashCode.Combine|}(1, 2)")]
    [InlineData("{|EDICT014:Guid.NewGuid|}()")]
    [InlineData("{|EDICT014:Guid.CreateVersion7|}()")]
    [InlineData("new[] { 1 }.Select(_ => {|EDICT014:Guid.NewGuid|}()).First()")]
    [InlineData("((Func<Guid>){|EDICT014:Guid.NewGuid|})()")]
    [InlineData("{|EDICT014:Task.CompletedTask.Wait|}(1)")]
    [InlineData("{|EDICT014:Task.FromResult(1).Result|}")]
    [InlineData("{|EDICT014:Task.Run|}(() => 1).Result")]
    [InlineData("{|EDICT014:Task.Delay|}(5).IsCompleted")]
    [InlineData("new {|EDICT014:Thread|}(() => { }).IsAlive")]
    [InlineData("{|EDICT014:Parallel.For|}(0, 1, _ => { }).IsCompleted")]
    [InlineData("{|EDICT014:ThreadPool.QueueUserWorkItem|}(_ => { })")]
    [InlineData("new {|EDICT014:Timer|}(_ => { })")]
    [InlineData("new {|EDICT014:SemaphoreSlim|}(1)")]
    [InlineData("{|EDICT014:new[] { 1 }.AsParallel|}().Sum()")]
    public Task What_gives_another_outcome_each_time_is_refused(string expression) =>
        Expect.MarkedAsync(Aggregate($"object? seen = {expression};"));

    [Theory]
    [InlineData("{|EDICT014:Console.WriteLine|}(command);")]
    [InlineData("{|EDICT014:Thread.Sleep|}(1);")]
    [InlineData("{|EDICT014:lock|} (_gate) { }")]
    [InlineData("{|EDICT014:Monitor.Enter|}(_gate);")]
    [InlineData("async void Wait() => {|EDICT014:await|} Task.CompletedTask; Wait();")]
    [InlineData("async void Wait(IAsyncEnumerable<int> numbers) { {|EDICT014:await|} foreach (int number in numbers) { } } Wait(null!);")]
    [InlineData("_ = {|EDICT014:((IMailer)null!).SendAsync|}(\"ann\");")]
    public Task What_waits_or_starts_something_is_refused(string statement) => Expect.MarkedAsync(Aggregate(statement));

    [Theory]
    [InlineData("DateTimeOffset now = context.Now; DateTime tomorrow = now.UtcDateTime.AddDays(1);")]
    [InlineData("Guid id = context.NewId(); Guid known = Guid.Parse(\"00000000-0000-0000-0000-000000000001\");")]
    [InlineData("string path = Path.Combine(\"a\", \"b\") + Environment.NewLine;")]
    [InlineData("using var stream = new MemoryStream(); using var reader = new StreamReader(stream); reader.ReadToEnd();")]
    [InlineData("var writer = new StringWriter(); writer.WriteLine(command);")]
    [InlineData("Task done = Task.CompletedTask; Task<int> one = Task.FromResult(1);")]
    [InlineData("decimal sum = new[] { 1m, 2m }.Where(number => number > 1).OrderBy(number => number).Sum();")]
    [InlineData("string? thread = Thread.CurrentThread.Name;")]
    public Task What_gives_the_same_outcome_each_time_passes(string statement) => Expect.MarkedAsync(Aggregate(statement));

    private static string Aggregate(string statement) =>
        $$"""
        using System.Threading;

        public sealed record Open(string Id);

        [Event("opened")]
        public sealed record Opened(string Id);

        public interface IMailer
        {
            Task SendAsync(string to);
        }

        [Aggregate("account", Identity = "Id")]
        public sealed partial class Account
        {
            private readonly object _gate = new();

            [Handles]
            private Opened Handle(Open command, CommandContext context)
            {
                {{statement}}
                return new Opened(command.Id);
            }

            [Applies]
            private void Apply(Opened e) => _ = _gate;
        }
        """;
}
