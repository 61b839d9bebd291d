using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace Edict.PostgreSql.Tests.Servers;

/// <summary>A network between a store and the server that loses what a test says.</summary>
internal sealed class Proxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly NpgsqlConnectionStringBuilder _server;
    private readonly List<Link> _links = [];
    private readonly Task _accepting;
    private int _refused;

    internal Proxy(string server)
    {
        _server = new NpgsqlConnectionStringBuilder(server);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    internal string ConnectionString => new NpgsqlConnectionStringBuilder(_server.ToString())
    {
        Host = "127.0.0.1",
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
        Timeout = 2,
    }.ToString();

    /// <summary>What becomes of the next append, and then of nothing more.</summary>
    internal Loss Next { get; set; }

    /// <summary>Whether new connections are refused.</summary>
    internal bool IsDown
    {
        get => Volatile.Read(ref _refused) != 0;
        set => Volatile.Write(ref _refused, value ? 1 : 0);
    }

    /// <summary>Lets go what was held back, on its way to the server, and gives the server's answer.</summary>
    internal Task<string> ReleaseAsync() => _links.Single(link => link.IsHolding).ReleaseAsync();

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        foreach (Link link in _links.ToArray())
        {
            link.Cut();
        }

        await _accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync();
                if (IsDown)
                {
                    client.Close();
                    continue;
                }

                TcpClient server = new() { NoDelay = true };
                await server.ConnectAsync(_server.Host!, _server.Port);
                client.NoDelay = true;
                lock (_links)
                {
                    _links.Add(new Link(this, client.GetStream(), server.GetStream()));
                }
            }
        }
        catch (Exception exception) when (exception is SocketException or InvalidOperationException)
        {
            // The test has ended; between two connections the listener says that it is not listening.
        }
    }

    /// <summary>What a network does to an append.</summary>
    internal enum Loss
    {
        /// <summary>Nothing.</summary>
        None,

        /// <summary>The request never arrives.</summary>
        Request,

        /// <summary>The request arrives, and the answer is lost.</summary>
        Answer,

        /// <summary>The connection breaks, and the request arrives when the test says so.</summary>
        RequestForLater,
    }

    private sealed class Link
    {
        private readonly Proxy _proxy;
        private readonly NetworkStream _client;
        private readonly NetworkStream _server;
        private readonly TaskCompletionSource<string> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private byte[]? _held;
        private bool _losesAnswer;

        internal Link(Proxy proxy, NetworkStream client, NetworkStream server)
        {
            _proxy = proxy;
            _client = client;
            _server = server;
            _ = PumpAsync(RequestsAsync);
            _ = PumpAsync(AnswersAsync);
        }

        internal void Cut()
        {
            _client.Close();
            _server.Close();
        }

        internal bool IsHolding => _held is not null;

        internal async Task<string> ReleaseAsync()
        {
            await _server.WriteAsync(_held!);
            string answer = await _answered.Task.WaitAsync(TimeSpan.FromSeconds(10));
            Cut();
            return answer;
        }

        private async Task PumpAsync(Func<byte[], Task> pump)
        {
            try
            {
                await pump(new byte[1 << 20]);
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException)
            {
                // One side has gone.
            }

            if (_held is null)
            {
                Cut();
            }
        }

        private async Task RequestsAsync(byte[] buffer)
        {
            while (await _client.ReadAsync(buffer) is > 0 and var count)
            {
                bool isAppend = buffer.AsSpan(0, count).IndexOf("poor network"u8) >= 0;
                Loss loss = isAppend ? _proxy.Next : Loss.None;
                _proxy.Next = isAppend ? Loss.None : _proxy.Next;
                switch (loss)
                {
                    case Loss.Request:
                        Cut();
                        return;
                    case Loss.RequestForLater:
                        _held = buffer[..count];
                        _client.Close();
                        return;
                    case Loss.Answer:
                        _losesAnswer = true;
                        break;
                }

                await _server.WriteAsync(buffer.AsMemory(0, count));
            }
        }

        private async Task AnswersAsync(byte[] buffer)
        {
            bool wasHeld = false;
            while (await _server.ReadAsync(buffer) is > 0 and var count)
            {
                wasHeld |= !_client.CanWrite || !_client.Socket.Connected;
                if (wasHeld)
                {
                    _answered.TrySetResult(Encoding.UTF8.GetString(buffer, 0, count));
                    continue;
                }

                if (_losesAnswer)
                {
                    Cut();
                    return;
                }

                await _client.WriteAsync(buffer.AsMemory(0, count));
            }
        }
    }
}
