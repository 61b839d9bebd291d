using System.Globalization;

namespace Bank.Reports;

internal static class Amounts
{
    internal static string Text(decimal amount) => amount.ToString("N2", CultureInfo.InvariantCulture);
}
