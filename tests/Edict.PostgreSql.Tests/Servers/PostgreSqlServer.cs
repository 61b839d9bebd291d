using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Edict.PostgreSql.Tests.Servers;

/// <summary>A server of the tests' own, with fsync on unless it is set off, in a folder that goes when the server does.</summary>
internal sealed class PostgreSqlServer : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);

    private readonly string _folder;
    private readonly int _port;
    private readonly string[] _settings;
    private Process? _process;

    private PostgreSqlServer(string folder, int port, string[] settings)
    {
        _folder = folder;
        _port = port;
        _settings = settings;
    }

    /// <summary>The connection string of a server to use instead of an own one; <see langword="null"/> when none is named.</summary>
    internal static string? Named => Environment.GetEnvironmentVariable("EDICT_TEST_POSTGRES") is { Length: > 0 } named ? named : null;

    internal string ConnectionString => string.Create(
        CultureInfo.InvariantCulture,
        $"Host=127.0.0.1;Port={_port};Username=postgres;Database=postgres;Include Error Detail=true;Timeout=5");

    internal int Port => _port;

    /// <summary>Makes and starts a server.</summary>
    /// <param name="settings">What differs from the defaults, as <c>name=value</c>.</param>
    internal static async Task<PostgreSqlServer> StartNewAsync(params string[] settings)
    {
        string folder = await Tool.NewFolderAsync();
        string data = Path.Combine(folder, "data");
        await Tool.RunAsync(Tool.Start("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"));
        PostgreSqlServer server = new(folder, FreePort.Find(), settings);
        await server.StartAsync();
        return server;
    }

    /// <summary>Starts the server, or starts it again, and waits until it answers.</summary>
    internal async Task StartAsync()
    {
        string[] settings = [$"port={_port}", "listen_addresses=127.0.0.1", $"unix_socket_directories={_folder}", "max_connections=300", .. _settings];
        ProcessStartInfo start = Tool.Start("postgres", ["-D", Data, .. settings.SelectMany(setting => (string[])["-c", setting])]);
        _process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        _process.OutputDataReceived += static (_, _) => { };
        _process.ErrorDataReceived += (_, line) => Log += line.Data + "\n";
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        long began = Stopwatch.GetTimestamp();
        while (!await AnswersAsync())
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(began) > StartsWithin)
            {
                throw new InvalidOperationException($"The server did not start: {Log}");
            }

            await Task.Delay(20);
        }
    }

    /// <summary>What the server has said.</summary>
    internal string Log { get; private set; } = "";

    /// <summary>Stops the server as its owner would: sessions end, nothing is lost.</summary>
    internal Task StopAsync() => Tool.RunAsync(Tool.Start("pg_ctl", "stop", "-D", Data, "-m", "fast", "-w"));

    /// <summary>SIGKILL for every process of the server, as when the machine loses power.</summary>
    internal async Task KillAsync()
    {
        int server = int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        int[] sessions = [.. ChildrenOf(server)];
        foreach (int id in (int[])[server, .. sessions])
        {
            try
            {
                using Process process = Process.GetProcessById(id);
                process.Kill();
                await process.WaitForExitAsync();
            }
            catch (ArgumentException)
            {
                // It has ended by itself.
            }
        }

        await _process!.WaitForExitAsync();
    }

    internal async Task ExecuteAsync(string sql, string? connectionString = null)
    {
        await using NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(connectionString ?? ConnectionString) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Data => Path.Combine(_folder, "data");

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await ExecuteAsync("select 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static IEnumerable<int> ChildrenOf(int parent)
    {
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out int id) && ParentOf(folder) == parent)
            {
                yield return id;
            }
        }
    }

    // After the name, which is in parentheses and may hold anything, come the state and the parent.
    private static int ParentOf(string folder)
    {
        try
        {
            string status = File.ReadAllText(Path.Combine(folder, "stat"));
            return int.Parse(status[(status.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
