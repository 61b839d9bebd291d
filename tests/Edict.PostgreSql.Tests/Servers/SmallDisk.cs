using System.Diagnostics;
using System.Globalization;

namespace Edict.PostgreSql.Tests.Servers;

/// <summary>A file system of a few megabytes, which needs the right to mount one.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    /// <summary>Where it is mounted; belongs to whom the server runs as.</summary>
    internal string Folder { get; }

    /// <returns>The file system, or <see langword="null"/> where whoever runs the tests may not mount any.</returns>
    internal static async Task<SmallDisk?> TryMountAsync(int megabytes)
    {
        if (!OperatingSystem.IsLinux() || Tool.User is not { } user)
        {
            return null;
        }

        string folder = await Tool.NewFolderAsync();
        string options = string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m,uid={user},mode=0700");
        try
        {
            await RunAsync("mount", "-t", "tmpfs", "-o", options, "edict", folder);
            return new SmallDisk(folder);
        }
        catch (InvalidOperationException)
        {
            Directory.Delete(folder);
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync("umount", "--lazy", Folder);
        Directory.Delete(Folder);
    }

    private static Task RunAsync(string program, params string[] arguments) =>
        Tool.RunAsync(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true });
}
