using static Edict.Analyzers.Purity.Impurity;

namespace Edict.Analyzers.Purity;

/// <summary>
/// What is not pure, by type and member. A type stands for the members that it declares itself; a call through a derived type finds
/// them too, because the member called is still the declared one. Everything that is not in the table passes.
/// </summary>
internal static class PureOperations
{
    public static readonly ImpureMembers[] Impure =
    [
        All("System.IO.File", InputOutput),
        All("System.IO.Directory", InputOutput),
        All("System.IO.FileSystemInfo", InputOutput),
        All("System.IO.FileInfo", InputOutput),
        All("System.IO.DirectoryInfo", InputOutput),
        All("System.IO.DriveInfo", InputOutput),
        All("System.IO.FileStream", InputOutput),
        All("System.IO.RandomAccess", InputOutput),
        All("System.IO.FileSystemWatcher", InputOutput),
        With("System.IO.StreamReader", InputOutput, firstParameter: "string", ".ctor"),
        With("System.IO.StreamWriter", InputOutput, firstParameter: "string", ".ctor"),
        Only("System.IO.Path", InputOutput, "GetTempFileName", "GetTempPath", "GetFullPath", "Exists"),
        All("System.Console", InputOutput),
        All("System.Diagnostics.Process", InputOutput),
        AllBut("System.Environment", InputOutput, "NewLine", "TickCount", "TickCount64"),
        All("System.Net.Dns", InputOutput),
        All("System.Net.WebClient", InputOutput),
        All("System.Net.WebRequest", InputOutput),
        All("System.Net.HttpListener", InputOutput),
        All("System.Net.Http.HttpMessageInvoker", InputOutput),
        All("System.Net.Http.HttpClient", InputOutput),
        All("System.Net.Mail.SmtpClient", InputOutput),
        All("System.Net.Sockets", InputOutput),
        All("System.Net.WebSockets", InputOutput),
        All("System.Net.NetworkInformation", InputOutput),
        All("System.IO.Pipes", InputOutput),
        All("System.IO.MemoryMappedFiles", InputOutput),
        All("System.IO.IsolatedStorage", InputOutput),
        All("System.Data.Common.DbConnection", InputOutput),
        All("System.Data.Common.DbCommand", InputOutput),
        All("System.Data.Common.DbDataReader", InputOutput),
        All("System.Data.Common.DbDataSource", InputOutput),
        All("System.Data.IDbConnection", InputOutput),
        All("System.Data.IDbCommand", InputOutput),

        Only("System.DateTime", Clock, "Now", "UtcNow", "Today", "ToLocalTime"),
        Only("System.DateTimeOffset", Clock, "Now", "UtcNow", "ToLocalTime", "LocalDateTime"),
        Only("System.Environment", Clock, "TickCount", "TickCount64"),
        Only("System.TimeZoneInfo", Clock, "Local"),
        All("System.Diagnostics.Stopwatch", Clock),
        AllBut("System.TimeProvider", Clock, "CreateTimer"),

        All("System.Random", Randomness),
        All("System.Security.Cryptography.RandomNumberGenerator", Randomness),
        All("System.HashCode", Randomness),
        Only("System.String", Randomness, "GetHashCode"),
        Only("System.IO.Path", Randomness, "GetRandomFileName"),

        Only("System.Guid", NewId, "NewGuid", "CreateVersion7"),

        Only("System.Threading.Thread", Waiting, "Sleep", "Join", "SpinWait", "Yield"),
        Only("System.Threading.Tasks.Task", Waiting, "Wait", "WaitAll", "WaitAny", "Delay", "GetAwaiter", "Yield", "WaitAsync"),
        Only("System.Threading.Tasks.Task`1", Waiting, "Result", "GetAwaiter", "WaitAsync"),
        Only("System.Threading.Tasks.ValueTask", Waiting, "GetAwaiter"),
        Only("System.Threading.Tasks.ValueTask`1", Waiting, "Result", "GetAwaiter"),
        All("System.Threading.Monitor", Waiting),
        All("System.Threading.Lock", Waiting),
        All("System.Threading.WaitHandle", Waiting),
        All("System.Threading.EventWaitHandle", Waiting),
        All("System.Threading.AutoResetEvent", Waiting),
        All("System.Threading.ManualResetEvent", Waiting),
        All("System.Threading.ManualResetEventSlim", Waiting),
        All("System.Threading.Mutex", Waiting),
        All("System.Threading.Semaphore", Waiting),
        All("System.Threading.SemaphoreSlim", Waiting),
        All("System.Threading.ReaderWriterLock", Waiting),
        All("System.Threading.ReaderWriterLockSlim", Waiting),
        All("System.Threading.CountdownEvent", Waiting),
        All("System.Threading.Barrier", Waiting),
        All("System.Threading.SpinLock", Waiting),
        All("System.Threading.SpinWait", Waiting),
        All("System.Collections.Concurrent.BlockingCollection`1", Waiting),

        Only("System.Threading.Thread", ConcurrentWork, ".ctor", "Start", "UnsafeStart", "Interrupt"),
        Only("System.Threading.Tasks.Task", ConcurrentWork, ".ctor", "Run", "Start", "RunSynchronously", "ContinueWith", "Factory"),
        Only("System.Threading.Tasks.Task`1", ConcurrentWork, ".ctor", "ContinueWith", "Factory"),
        All("System.Threading.Tasks.TaskFactory", ConcurrentWork),
        All("System.Threading.Tasks.TaskFactory`1", ConcurrentWork),
        All("System.Threading.Tasks.Parallel", ConcurrentWork),
        All("System.Linq.ParallelEnumerable", ConcurrentWork),
        All("System.Threading.ThreadPool", ConcurrentWork),
        All("System.Threading.Timer", ConcurrentWork),
        All("System.Threading.PeriodicTimer", ConcurrentWork),
        All("System.Timers.Timer", ConcurrentWork),
        All("System.ComponentModel.BackgroundWorker", ConcurrentWork),
        Only("System.TimeProvider", ConcurrentWork, "CreateTimer"),
    ];

    private static ImpureMembers All(string type, Impurity impurity) => new(type, impurity, [], []);

    private static ImpureMembers AllBut(string type, Impurity impurity, params string[] except) => new(type, impurity, [], except);

    private static ImpureMembers Only(string type, Impurity impurity, params string[] names) => new(type, impurity, names, []);

    private static ImpureMembers With(string type, Impurity impurity, string firstParameter, params string[] names) =>
        new(type, impurity, names, [], firstParameter);
}
