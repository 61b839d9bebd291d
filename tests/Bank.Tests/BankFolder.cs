namespace Bank.Tests;

/// <summary>A folder of one test, with the database of its bank.</summary>
internal sealed class BankFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("edict-bank-");

    internal string Path => _folder.FullName;

    internal string Database => System.IO.Path.Combine(Path, "bank.db");

    internal string Write(string name, string content)
    {
        string path = System.IO.Path.Combine(Path, name);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
