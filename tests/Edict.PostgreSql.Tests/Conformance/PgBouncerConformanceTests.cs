using Edict.Testing;

namespace Edict.PostgreSql.Tests.Conformance;

public sealed class PgBouncerAppendTests : AppendConformance<PgBouncerPlace>;

public sealed class PgBouncerBatchTests : BatchConformance<PgBouncerPlace>;

public sealed class PgBouncerReadTests : ReadConformance<PgBouncerPlace>;

public sealed class PgBouncerStreamKeyTests : StreamKeyConformance<PgBouncerPlace>;

public sealed class PgBouncerRepeatTests : RepeatConformance<PgBouncerPlace>;

public sealed class PgBouncerContentTests : ContentConformance<PgBouncerPlace>;

[Trait("Category", "Repeated")]
public sealed class PgBouncerConcurrencyTests : ConcurrencyConformance<PgBouncerPlace>;

[Trait("Category", "Repeated")]
public sealed class PgBouncerLifetimeTests : LifetimeConformance<PgBouncerPlace>;

public sealed class PgBouncerFilterTests : FilterConformance<PgBouncerPlace>;

public sealed class PgBouncerStreamCatalogTests : StreamCatalogConformance<PgBouncerPlace>;

public sealed class PgBouncerLinkTests : LinkConformance<PgBouncerPlace>;

public sealed class PgBouncerSnapshotTests : SnapshotConformance<PgBouncerPlace>;

public sealed class PgBouncerFeedTests : FeedConformance<PgBouncerPlace>;

public sealed class PgBouncerUpcastingTests : UpcastingConformance<PgBouncerPlace>;

[Trait("Category", "Repeated")]
public sealed class PgBouncerFeedConcurrencyTests : FeedConcurrencyConformance<PgBouncerPlace>;

public sealed class PgBouncerSubscriptionTests : SubscriptionConformance<PgBouncerPlace>;

public sealed class PgBouncerNoticeTests : NoticeConformance<PgBouncerPlace>;

public sealed class PgBouncerSubscriptionNameTests : SubscriptionNameConformance<PgBouncerPlace>;

public sealed class PgBouncerDeadLetterTests : DeadLetterConformance<PgBouncerPlace>;

[Trait("Category", "Repeated")]
public sealed class PgBouncerSubscriptionConcurrencyTests : SubscriptionConcurrencyConformance<PgBouncerPlace>;
