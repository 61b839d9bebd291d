namespace Edict.Compilation.Benchmarks;

/// <summary>The source of a project as a user writes it: a file for each aggregate, with its commands and events.</summary>
public static class ProjectText
{
    /// <summary>What every file of a project with implicit usings sees.</summary>
    public const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Edict;
        """;

    /// <summary>The application, a type that many events hold, and one that has nothing to do with Edict.</summary>
    public const string Application =
        """
        namespace Shop;

        public sealed record Money(decimal Amount, string Currency);

        public static class Prices
        {
            public static Money Half(Money price) => price with { Amount = price.Amount / 2 };
        }

        [Application]
        public sealed partial class ShopApp;
        """;

    /// <summary>An aggregate with three commands and three events.</summary>
    public static string Aggregate(int number) =>
        $$"""
        using static Edict.Decision;

        namespace Shop.Area{{number % 20}};

        public sealed record OpenOrder{{number}}(string OrderId, string Customer, Money Limit);
        public sealed record AddLine{{number}}(string OrderId, string Product, int Quantity, Money Price);
        public sealed record CloseOrder{{number}}(string OrderId, DateTimeOffset At);

        public sealed record OrderLine{{number}}(string Product, int Quantity, Money Price);

        [Event("order-{{number}}-opened")]
        public sealed record OrderOpened{{number}}(string OrderId, string Customer, Money Limit);

        [Event("order-{{number}}-line-added")]
        public sealed record OrderLineAdded{{number}}(string OrderId, OrderLine{{number}} Line, string? Remark);

        [Event("order-{{number}}-closed")]
        public sealed record OrderClosed{{number}}(string OrderId, DateTimeOffset At, decimal Total, int Lines);

        /// <summary>An order and what may happen to it.</summary>
        [Aggregate("order-{{number}}", Identity = nameof(OpenOrder{{number}}.OrderId))]
        public sealed partial class Order{{number}}
        {
            private readonly List<OrderLine{{number}}> _lines = [];
            private bool _isOpen;
            private decimal _limit;

            public decimal Total => _lines.Sum(static line => line.Price.Amount * line.Quantity);

            [Handles]
            private Decision<OrderOpened{{number}}> Handle(OpenOrder{{number}} command)
            {
                if (_isOpen)
                {
                    return Reject("order-already-open");
                }

                return new OrderOpened{{number}}(command.OrderId, command.Customer, command.Limit);
            }

            [Handles]
            private Decision<OrderLineAdded{{number}}> Handle(AddLine{{number}} command, CommandContext context)
            {
                if (!_isOpen)
                {
                    return Reject("order-not-open");
                }

                if (Total + (command.Price.Amount * command.Quantity) > _limit)
                {
                    return Reject("limit-exceeded", $"No more than {_limit} may be ordered.");
                }

                OrderLine{{number}} line = new(command.Product, command.Quantity, command.Price);
                return new OrderLineAdded{{number}}(command.OrderId, line, context.Metadata.Count == 0 ? null : "with metadata");
            }

            [Handles]
            private OrderClosed{{number}}? Handle(CloseOrder{{number}} command) =>
                _isOpen ? new OrderClosed{{number}}(command.OrderId, command.At, Total, _lines.Count) : null;

            [Applies]
            private void Apply(OrderOpened{{number}} e)
            {
                _isOpen = true;
                _limit = e.Limit.Amount;
            }

            [Applies]
            private void Apply(OrderLineAdded{{number}} e) => _lines.Add(e.Line);

            [Applies]
            private void Apply(OrderClosed{{number}} e) => _isOpen = false;
        }
        """;

    /// <summary>A class whose method makes a number of calls, one command each.</summary>
    /// <param name="calls">The number of calls; each third one goes to the same aggregate.</param>
    /// <param name="target">The parameter on which they are made, such as <c>ShopApp app</c>.</param>
    /// <param name="call">What is called, such as <c>app.DispatchAsync</c>.</param>
    public static string Calls(int calls, string target, string call) =>
        $$"""
        namespace Shop;

        public static class Callers
        {
        {{string.Join("\n\n", Enumerable.Range(0, calls / 10).Select(method => Caller(method, target, call)))}}
        }
        """;

    private static string Caller(int method, string target, string call) =>
        $$"""
            public static async Task CallAsync{{method}}({{target}}, DateTimeOffset now)
            {
        {{string.Join("\n", Enumerable.Range(method * 10, 10).Select(number => $"        await {call}({Command(number)});"))}}
            }
        """;

    private static string Command(int number)
    {
        int aggregate = number / 3;
        string space = $"Shop.Area{aggregate % 20}.";
        return (number % 3) switch
        {
            0 => $"new {space}OpenOrder{aggregate}(\"{aggregate}\", \"a customer\", new Money(10, \"EUR\"))",
            1 => $"new {space}AddLine{aggregate}(\"{aggregate}\", \"a product\", 1, new Money(1, \"EUR\"))",
            _ => $"new {space}CloseOrder{aggregate}(\"{aggregate}\", now)",
        };
    }
}
