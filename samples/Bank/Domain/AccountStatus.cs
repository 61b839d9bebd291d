namespace Bank.Domain;

public enum AccountStatus
{
    NotOpen,
    Open,
    Closed,
}
