using System.Net;
using System.Net.Sockets;

namespace Edict.PostgreSql.Tests.Servers;

/// <summary>A port of this machine that nobody uses.</summary>
internal static class FreePort
{
    internal static int Find()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
