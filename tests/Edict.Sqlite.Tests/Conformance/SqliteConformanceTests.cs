using Edict.Testing;

namespace Edict.Sqlite.Tests.Conformance;

public sealed class SqliteAppendTests : AppendConformance<SqlitePlace>;

public sealed class SqliteBatchTests : BatchConformance<SqlitePlace>;

public sealed class SqliteReadTests : ReadConformance<SqlitePlace>;

public sealed class SqliteStreamKeyTests : StreamKeyConformance<SqlitePlace>;

public sealed class SqliteRepeatTests : RepeatConformance<SqlitePlace>;

public sealed class SqliteContentTests : ContentConformance<SqlitePlace>;

[Trait("Category", "Repeated")]
public sealed class SqliteConcurrencyTests : ConcurrencyConformance<SqlitePlace>;

[Trait("Category", "Repeated")]
public sealed class SqliteLifetimeTests : LifetimeConformance<SqlitePlace>;

public sealed class SqliteFilterTests : FilterConformance<SqlitePlace>;

public sealed class SqliteStreamCatalogTests : StreamCatalogConformance<SqlitePlace>;

public sealed class SqliteLinkTests : LinkConformance<SqlitePlace>;

public sealed class SqliteSnapshotTests : SnapshotConformance<SqlitePlace>;

public sealed class SqliteFeedTests : FeedConformance<SqlitePlace>;

public sealed class SqliteUpcastingTests : UpcastingConformance<SqlitePlace>;

[Trait("Category", "Repeated")]
public sealed class SqliteFeedConcurrencyTests : FeedConcurrencyConformance<SqlitePlace>;

public sealed class SqliteSubscriptionTests : SubscriptionConformance<SqlitePlace>;

public sealed class SqliteNoticeTests : NoticeConformance<SqlitePlace>;

public sealed class SqliteSubscriptionNameTests : SubscriptionNameConformance<SqlitePlace>;

public sealed class SqliteDeadLetterTests : DeadLetterConformance<SqlitePlace>;

[Trait("Category", "Repeated")]
public sealed class SqliteSubscriptionConcurrencyTests : SubscriptionConcurrencyConformance<SqlitePlace>;
