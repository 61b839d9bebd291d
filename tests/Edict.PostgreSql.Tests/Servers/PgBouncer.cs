using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Edict.PostgreSql.Tests.Servers;

/// <summary>A PgBouncer in transaction mode before a server: one session of the server serves many connections, a transaction each.</summary>
internal sealed class PgBouncer : IAsyncDisposable
{
    private readonly string _folder;
    private readonly Process _process;

    private PgBouncer(string folder, int port, NpgsqlConnectionStringBuilder target, Process process)
    {
        _folder = folder;
        _process = process;
        ConnectionString = string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username={target.Username};Database={target.Database};Timeout=5");
    }

    internal string ConnectionString { get; }

    internal static async Task<PgBouncer> StartAsync(string server)
    {
        NpgsqlConnectionStringBuilder target = new(server);
        string folder = await Tool.NewFolderAsync();
        int port = FreePort.Find();
        string configuration = Path.Combine(folder, "pgbouncer.ini");
        await File.WriteAllTextAsync(configuration, string.Create(
            CultureInfo.InvariantCulture,
            $"""
            [databases]
            {target.Database} = host={target.Host} port={target.Port} user={target.Username} {(target.Password is null ? "" : $"password={target.Password}")}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {port}
            unix_socket_dir =
            auth_type = any
            pool_mode = transaction
            default_pool_size = 8
            max_client_conn = 1000
            """));
        Process process = Process.Start(Tool.Start("pgbouncer", "-q", configuration)) ?? throw new InvalidOperationException("PgBouncer did not start.");
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        PgBouncer bouncer = new(folder, port, target, process);
        await bouncer.WaitAsync();
        return bouncer;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task WaitAsync()
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                await using NpgsqlConnection connection = new(ConnectionString + ";Pooling=false;No Reset On Close=true");
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (attempt < 200 && !_process.HasExited)
            {
                await Task.Delay(20);
            }
        }
    }
}
