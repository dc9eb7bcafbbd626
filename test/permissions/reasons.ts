/**
 * Grants that no call of the tests needs, each with its reason: pattern of `function action resource`, or of
 * `function reads PARTITION` and `function writes PARTITION`.
 */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/ (logs:(CreateLogStream|PutLogEvents)|xray:\w+) /, 'Lambda itself writes logs and traces, by the role.'],
  [
    /^Workers(\w+)Worker sqs:(ReceiveMessage|DeleteMessage|ChangeMessageVisibility|GetQueueAttributes) sqs:Workers\1Queue$/,
    'Lambda’s event source polls the queue of the worker, by the role.',
  ],
  [
    /^Stream\w+Reader (dynamodb:(DescribeStream|GetRecords|GetShardIterator|ListStreams)|sqs:SendMessage sqs:Stream\w+DeadLetters)/,
    'Lambda’s event source reads the stream, and puts away what was given up, by the role.',
  ],
  [/ sqs:(GetQueueUrl|GetQueueAttributes) /, 'Part of the library’s grant to send or to consume.'],
  [/ secretsmanager:DescribeSecret /, 'Part of the library’s grant to read.'],
  [
    / dynamodb:(GetItem|BatchGetItem|Query|ConditionCheckItem|PutItem|UpdateItem|DeleteItem) dynamodb:table\/DataTable$/,
    'Entities are granted to be read or written, whichever way: each partition is a line of its own, which must be used.',
  ],
  [/ s3:ListBucket /, 'Without it a missing object is “denied” instead of “not there”.'],
  [
    / ses:SendRawEmail ses:(configuration-set\/|identity\/)/,
    'SES asks for every identity and for the configuration set; the stand-in knows the sender alone.',
  ],
  [
    /^WorkersTexterWorker sns:Publish \*$/,
    'Texts to telephones, which have no ARN: test/verifications/methods.infra.test.ts has the statement itself.',
  ],
  [
    / secretsmanager:GetSecretValue secretsmanager:secret:Secrets(Operator|Session)-/,
    'Who asks is found out in every function of the API alike: by the cookie of a session or the token of a command.',
  ],
  [
    /^(\w+(Main|Vote|Pictures|Letters|Subscriptions)|Platform) reads (SESSION#\*|PARTICIPANT#\*|ROLE-GRANTS)$/,
    'As above: the session, whose it is, and which roles they have.',
  ],
  [
    /^\w*(Main|Vote|Pictures|Letters|Platform|Subscriptions) writes AUDIT-RECORDS$/,
    'What staff does is noted by the dispatcher of every function of the API alike.',
  ],
  [
    /^ViewsMain (reads|dynamodb:Query|s3:GetObject) /,
    'Pages on demand are made by the publisher’s own code, of the same list (`grantPages`); the publisher uses all of it.',
  ],
  [
    /^(ParticipantsMain|ProposalsMain|ModerationMain|WorkersExporterWorker|WorkersRecountsWorker) reads [A-Z-]+#/,
    'Read by an index, or with others of the feature: an entity is granted with its partition in the table.',
  ],
  [
    /^(NewslettersMain|WorkersMailNewslettersWorker|FollowsMain) reads BUDGET-PROJECTS#/,
    'As above: projects on cards are read by an index.',
  ],
  [/^Platform reads OUTBOX#/, 'As above: the mails that wait are read by an index.'],
  [
    / sqs:SendMessage sqs:StreamUnreadable$/,
    'For records that fit no schema: test/platform/counters.api.test.ts has one, outside the runtime.',
  ],
  [
    /^JobsBallotReminders s3:GetObject \S+\/votes\//,
    'Whoever has begun a ballot has read it before, and all functions of a test remember it together.',
  ],
  [
    /^JobsBallotReminders reads AUTHORIZATIONS#/,
    'Only where a vote asks for a verification: check-outs find voters by the same code.',
  ],
  [/^JobsPhaseChanges sqs:SendMessage /, 'Only where something begins or ends within the coming minute.'],
  [
    /^WorkersIndexerWorker (dynamodb:Query \S+gsi1|reads COMPONENT-PROPOSALS#|s3:GetObject s3:sitefiles)/,
    'To make a list again from the table, which an operator asks for (docs/runbook.md).',
  ],
  [
    /^WorkersIndexerWorker s3:DeleteObject \S+\/indexes\//,
    'To take away the base of a list that was written anew twice: seldom in a small test.',
  ],
  [
    /^Workers(Cards|Exporter)Worker s3:DeleteObject /,
    'To take away what was made while its proposal or its account went.',
  ],
  [
    /^WorkersEraserWorker (reads|writes) (CASE#|CASES-OF#)/,
    'Only for somebody with a role to whom cases were given before they left.',
  ],
  [
    /^WorkersModeratorWorker writes COMMENTS#/,
    'Only where the number of its reports hides a comment by itself; the tests hide a proposal so.',
  ],
  [
    /^WorkersPublisherWorker reads DECISION#/,
    'Figures of decisions are read by an index, and granted with the partition.',
  ],
  [/^WorkersExporterWorker reads ASSISTANCES$/, 'Read by an index, and granted with the partition.'],
  [/^AssistanceMain reads AUTHORIZATION-REVOCATIONS$/, 'Only where an account has the claim already.'],
  [/^AssistanceMain (reads|writes) (CENSUS|CENSUS-PART)(#\S*)?$/, 'Who is at the desk may be known by the census too.'],
  [/^WorkersExchangerWorker reads GROUP#/, 'Only where a group has made one of the proposals that go out.'],
  [/^WorkersCensusWorker sqs:SendMessage sqs:WorkersCensusQueue$/, 'Only where a file is longer than one call lasts.'],
  [
    /^WorkersExchangerWorker sqs:SendMessage sqs:WorkersExchangerQueue$/,
    'Only where a file is longer than one call lasts.',
  ],
  [/^WorkersEraserWorker writes FORMER-RECIPIENTS#/, 'Only for people who changed their address before they left.'],
  [
    /^Workers(Exporter|Recounts)Worker s3:GetObject s3:votesecrets/,
    'Only in a vote whose secret the function does not hold yet.',
  ],
  [
    /^WorkersMail(Bulk|Urgent|)SenderWorker (sqs:SendMessage sqs:WorkersMail\1SenderQueue|writes SUPPRESSIONS#)/,
    'One bundle sends in every lane: mails are put off, and the code of the day noted, where SES or an address ask for it.',
  ],
  [
    /^WorkersMailFeedbackWorker writes SOFT-BOUNCES#/,
    'Mailboxes that are full: test/mail/feedback.api.test.ts hands their events to the worker itself.',
  ],
  [
    /^WorkersMailPushesWorker (sqs:SendMessage sqs:WorkersMailPushesQueue|writes PUSH-ENDPOINT#)/,
    'A push service that asks to wait, or knows a device no more: the tests hand the worker its jobs themselves.',
  ],
  [
    /^WorkersEraserWorker (reads|writes) DIGEST-DUES#/,
    'Only for people who leave with news that waits for their digest.',
  ],
  [
    /^WorkersRecountsWorker sqs:SendMessage sqs:WorkersRecountsQueue$/,
    'Only where a recount is longer than one call lasts, or a final count is due in some minutes.',
  ],
];

/** Why a grant that no test uses is there. */
export const reasonFor = (grant: string): string | undefined => REASONS.find(([pattern]) => pattern.test(grant))?.[1];
