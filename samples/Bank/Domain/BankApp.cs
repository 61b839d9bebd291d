using Edict;

namespace Bank.Domain;

[Application(Middleware = [typeof(RepeatUndecided)])]
public sealed partial class BankApp;
