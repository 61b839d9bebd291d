using Edict.Testing;

namespace Edict.PostgreSql.Tests.Conformance;

public sealed class JsonAppendTests : AppendConformance<JsonPlace>;

public sealed class JsonBatchTests : BatchConformance<JsonPlace>;

public sealed class JsonReadTests : ReadConformance<JsonPlace>;

public sealed class JsonStreamKeyTests : StreamKeyConformance<JsonPlace>;

public sealed class JsonRepeatTests : RepeatConformance<JsonPlace>;

public sealed class JsonContentTests : ContentConformance<JsonPlace>;

[Trait("Category", "Repeated")]
public sealed class JsonConcurrencyTests : ConcurrencyConformance<JsonPlace>;

[Trait("Category", "Repeated")]
public sealed class JsonLifetimeTests : LifetimeConformance<JsonPlace>;

public sealed class JsonFilterTests : FilterConformance<JsonPlace>;

public sealed class JsonStreamCatalogTests : StreamCatalogConformance<JsonPlace>;

public sealed class JsonLinkTests : LinkConformance<JsonPlace>;

public sealed class JsonSnapshotTests : SnapshotConformance<JsonPlace>;

public sealed class JsonFeedTests : FeedConformance<JsonPlace>;

public sealed class JsonUpcastingTests : UpcastingConformance<JsonPlace>;

[Trait("Category", "Repeated")]
public sealed class JsonFeedConcurrencyTests : FeedConcurrencyConformance<JsonPlace>;

public sealed class JsonSubscriptionTests : SubscriptionConformance<JsonPlace>;

public sealed class JsonNoticeTests : NoticeConformance<JsonPlace>;

public sealed class JsonSubscriptionNameTests : SubscriptionNameConformance<JsonPlace>;

public sealed class JsonDeadLetterTests : DeadLetterConformance<JsonPlace>;

[Trait("Category", "Repeated")]
public sealed class JsonSubscriptionConcurrencyTests : SubscriptionConcurrencyConformance<JsonPlace>;
