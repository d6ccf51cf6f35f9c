"""Words that name nobody: those of everyday and of reports of incidents, well-known software, the calendar.

A capital letter alone makes no name of them. English, with the small words by which sentences of some other
languages begin. ``mark``, ``will`` and the like are left out: inside a sentence a capital makes a person of them.
"""

from collections.abc import Iterator
from functools import lru_cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


COMMON = _words(
    """
    abbreviated abbreviations aber ability able abort about above abroad absence absent absolute abstract
    accents accept access accessibility accessible accessor accident accidentally accommodate accomplished
    according account accumulate accurate achieve ack acknowledge acquire acronym across act action activate
    active activity actor actual ad adapt add addition additionally address adjacent adjust admin administrator
    adoption advance advantage adversary advisory affect africa african after aftercare aftermath afternoon
    afterwards again against age agent aggregate ago agree agreement ahead aid aim aircon airline airport alarm
    alert algorithm alias align alike alive all alle allocated allow allowance almost alone along alongside
    aloud alpha alphabet alphabetic already also altered alternate alternative although always am ambiguity
    ambiguous amended america american among amongst amount an analogous analysis analyst analytics analyze
    ancestor anchor and anew animation annotate announce annual anonymous another answer antivirus any anybody
    anymore anyone anything anyway anywhere apart api apologise apologize apology apostrophe app apparently
    appear append appendix applicable application applied applies applying appoint appreciate apprentice
    approach appropriate approve approx approximate apr après apt arabic arbitrary architect architecture
    archive are area argue arithmetic around array arrow article as asap ascertain asia asian aside ask asleep
    aspect assemble assert assess asset assign assignee assistant associate assume assumption async asynchronous
    at atomic attach attack attempt attend attendance attendee attention attorney attribute audience audit
    auditor auf aug augment august aunt aus australia auth authenticate author authorise authority authorization
    authorized auto automate automatic automatically auxiliary availability available avant avec average avoid
    await aware away axis baby back backend backfill background backlog backoff backslash backticks backup
    backward bad bail balance banking banned banner bare base baseline basic basically basis basket batch be
    bear beat became because become been before began begin begun behalf behave behavior behaviour behind bei
    being believe bell belong below bench beneath beneficiary benefit beside best beta better between beyond big
    bij bin binary binding binds bis bit bitmap bitwise black blackbox blameless blames blank blind block blow
    blue board body bold bolster book bookkeeping bookmarks boot bootstrap border borrowed bot both bottleneck
    bottom bound boundary box brace bracket branch brazil breach break bridge brief bright bring british
    broadcast broaden broke broken brother brought browser buckets budget buffer bug build built builtin bulk
    bulletin bunch bundle bus business but button buyer by bypass byte cabinet cable cache cadence cage
    calculate calendar call callback callout calm came campaign can canada canary cancel cancellation candidate
    cannot canonical cap capability capable capacity capital caption capture card care careful cargo carriage
    carry cart case cashier cast catalog catalogue catastrophic catch category caught cause caution cell center
    central centralise centralize cert certain certificate chain chairman chance change changelog channel chaos
    chapter char character charge chargeback charset chat check checklist checkout checkpoint checksum chief
    child children chiller china chinese chip choice choose chop chose chosen chronology chunk churn cipher
    circle circuit circular circumstances citizen claim clarification class classic classification classify
    classroom clause clean cleanup clear clever cli click client clinic clipboard clock clone close closeout
    closest closure cloud cluster co coach code codebase cold collapse colleague collect collector colon color
    colour column com combination combine combo come comma command commandline comment commerce commit common
    commonest communicate compact company compare comparison compat compatibility compatible competitor
    compilation compile complain complaints complement complete complex complexity compliance compliant
    complicated comply component compose composite compositor compound comprehension comprehensive compress
    compromis computation compute con concatenate concept conceptually concern concrete concurrent condition
    conduct config configuration configure confirm conflict conform confuse congestion conjunction conn connect
    connectivity consecutive consensus consent consequence consequently conservative consider consideration
    consist consistency consistent console const constant constraint construct constructor consult consultant
    consume contact contain contamination content context contextual contiguous continuation continue
    continuously contract contractor contradiction contrast contribute contributor contributory control convene
    convenience convenient convention conversion convert cookie cooling coordinator copy copyright core corner
    correct corrective correspond corridor corrupt cosmetic cost could council counsel count countdown
    counterpart couple courier course cover coverage cpu crash create creator credential credit crisis criteria
    criterion critical criticality cron crop cross crypto cumulative curl curly currency current cursor custom
    customization customize cut cutover cycle cyclic da daemon damage dance danger dangerous dangling dans dark
    das dash dashboard data database dataset date datetime daughter day db de dead deadline deadlock deal dear
    death debit debrief debt debug dec december decide decimal decision declaration declarative declare decode
    decorate decorator decrypt dedicated deep deepen default defend defensive deferral deferred define
    definitely definition degradation degrade delay delegate delete deliberately delimited delimiter delimiting
    deliver delivery della dem demand demo den denied department departs depend dependency dependent deploy
    deposit depot deprecate deps depth depuis deputy der derive des descendant descending describe description
    descriptor desde design designate desirable desired desk desktop despite destination detached detail detect
    detective determine deterministic dev develop device di diagnosis diagnostic diagram dialect dialog diamond
    dictionary did die diese diesel diff difference different differing difficult dig digest digit dim dimension
    direct directive director directory dirty disable disagree disallow disambiguate disaster discard disclosure
    discouraged discover discovery discuss disk dispatch display dispute disrupt distance distinct distinguish
    distribute dive divide division dns do doc doctor document documentation does doing domain done donor dont
    door dos dot double doubt down downgrade download downstream downtime dr draft dragged drags drain draw
    drawbacks drawn dri drift drill drive driven drop dry du dual due dumb dummy dump duplicate durable duration
    durch during dutch duties dynamic dynamically each eager early earthquake ease east eastern easy eat echo
    economy edge edit editor education een effect effective efficiency efficient effort eg egg eight ein eine
    einem einen either el elapsed election element elevator eliminate ellipses ellipsis else elsewhere email
    embed emergency emit emoji emphasis emphasise emphasize employee employer empty emulate en enable enclosed
    enclosing encode encounter encouraged encrypt end endpoint enforce engage engine engineered engineering
    english enhance enhancements enough ensure enter enterprise entire entity entry enumeration env environment
    epoch equal equality equivalent er eradicate erase erasure error es escalate escape especially essential est
    establish estimate et eta etc europe european evaluate even event eventually ever every everybody everyday
    everyone everything everywhere evict evidence evident exact examined example exceed except excerpt exchange
    exclude exclusion exclusive exec execute executive exercise exfiltration exhaust exhaustive exist existence
    exit expand expansion expect expensive experience experimental expert expiration expire explain explanation
    explicit exploit exponent exponential export expose express ext extend extension extent external extra
    extract extremely eye facility fact factor factory fail failback failover failure fairly fake fall fallback
    false familiar family fancy faq far fare farewell fast fastest father fault favor feature feb february fed
    federal fee feeds feel fence fetch few fiber fibre field fifteen fifth fifty figure file filename filesystem
    fill filter final finalised finalize finance financial find fine finish finite fire firewall firm first fit
    five fix fixture flag flake flaky flap flat flatten flaw fleet flexible flight flip float flood floor flow
    flush focus fold follow followup font foot for forbid forbidden force forecast foreground foreign forensic
    forever forget forgotten fork form formalise formalize format formerly formula fortunate forums forward
    found four fourth fraction fragment frame framework france fraud fraudulent free freeze freight french
    frequency frequently fresh fri friday friend from front frontend frozen ftp fuel fulfil full fully function
    functionality furnished further furthermore future für gap garbage gate gateway gather gauge gave gegen
    general generate generator generic geometric german germany gesture get gift git give given gli glob
    globally glossary glue go goal goes going golden gone got gotten governance governing government grab
    graceful grade gradual grammar granted graph grateful great greatest green greet grep grew grid group grow
    guarantee guard guardian guess guest guidance guide guideline habits hack had half halfway halved halves
    hand handbook handle handout handover handshake handy hang happen happy harbor harbour hard hardcode harden
    hardware harm has hash hasten have he head headcount headline health healthy hear heartbeat heavily height
    held hello help helpdesk helpful hence her here hereby herself het heuristic hex hexadecimal hi hidden hide
    hierarchy high highest highlight him himself hint his histogram historical history hit hold holiday home
    hook hopefully horizon horizontal hospital host hostile hostname hot hotel hotfix hour house household how
    however html http https hub huddle huge human hundred hundredth hung hungarian hurry hurt husband hybrid
    hypercare hypervisor hyphen hypotheses hypothesis hypothetical ical ich icons ics id idea ideal idempotent
    identical identification identify identity idle ie if ignore il illegal illustrated illustrates ils im image
    immediate immortal immutable impact impersonation implement implementation implicit imply import important
    impossible improve in inaccessible inadvertently inbox incident include inclusion inclusive incoming
    incompatible incomplete inconsistent incorrect increase increasingly increment incur indeed indent
    indentation independent index indian indicate indicator indices indirect individual industry inefficient
    inference inferred inferring infinite infinity info inform information infrastructure inherit inheritance
    initial initialization initialize inject inline innermost input insensitive insert inside inspect inspired
    install installation instance instant instantiate instead instruction instrumentation instrumented
    insufficient insurance integer integrate intelligence intend intent intentional interact interactive
    intercept interest interface interfere interim intermediary intermediate intermittent intern internally
    international internet interpolation interpret interpretation interrupt intersection interval intervening
    into introduce introduction introspection invalid invalidate invariant invented inventory inverse
    investigate investor invocation invoice invoke involve io ip ireland is isolate issue ist it italian italic
    italy item iterate its itself january japanese jitter job join json judged judges judicious jul july jump
    jun june junior junk jurisdiction just justification justify kafka keep kein keine kept kernel key keyboard
    keystore keyword kick kickoff kid kill kind kiosk knew know knowledge known korean la label lack lag
    landlord lands lane lang language laptop large largest las last late latency latent latest latter launch law
    lawyer lay layout lazy le lead leaf leak leap learn learnt lease least leave lecture led ledger left
    leftmost leftover legacy legal lender length lengthen lenient les lessen lesson let lettered level leverage
    lex liaise liaison library licence license lie life lifetime light lightning lightweight like likelihood
    likewise limit limitation line linear link lint linting list listen lite literal little live livelock lo
    load loan lobby local locale localhost locate lock log logarithmic logic login logout lone long longest look
    lookup loop loopback loose loosen los lose lost lot louder low lowercase lowered lowering lowest luck lucky
    ma machine machinery macro madam made magic mail main maintain maintenance mais major majority make
    malformed malicious malware man manage mandatory manifest manipulate manpage manual many map mar march
    markdown marked marker market marketplace marking marks markup mask master match math matrix matter maximal
    maximise maximum maybe me mean meaningful meant meanwhile measure mechanism media median medium meet member
    membership memo memoize memory mend mention menu merchant merely merge mess message messier met meta
    metadata method metres metric metro microseconds mid midday middle midnight might migrated migration
    milestone million milliseconds mimic min mine minimal minimise minimize minimum minor minus minute mirror
    misc misconfigured mismatch miss mistake mit mitigate mix mixin mobile mock mod mode model moderate modern
    modification modify module modulo moment mon monday money monitor monospace month more moreover morning
    mortem mortgage most mother motion mount move mr mrs ms mtta mttd mttr much multi multiline multipart
    multipath multiple multiplication municipal must mutable mutate mute mutually my myself na naar nach naive
    name namespace narrow nasty national nationwide native nature navigate near nearest necessary need needle
    negation negative neighbor neighbour neither nel nest net network never nevertheless new newest newsletter
    next nice nicht night nine no nobody node non none nonempty nonetheless nonzero noon nor normal
    normalization normalize north northern not notably notation note notepad nothing notice notification notify
    notion nous nov november now nowhere npm null num number numeral numeric nurse nurture obey obfuscation obj
    object objective obligation observation obsolete obtain obvious occasionally occur occurrence oct octal
    octet october odd oder of off offered office official offline offscreen offset offsite often oh ohne ok okay
    old oldest omit on onboarding oncall once one ongoing online only onset onto onward oom opaque opcode open
    operand operate operational operator opinion opinionated opportunity opposed opposite ops opt optimization
    optimize option or order ordinal ordinary organisation oriented origin originally originating orphan os
    other otherwise ou ought our ourselves out outage outcome outdated outermost outfile outline outlook output
    outreach outside over overall overflow overhead overlap overload overnight overridden override overruns
    overview overwrite overwritten own ownership pace package packed packet pad page pager paint pair palette
    pandoc pane panic paper paperclip paperwork par para paragraph paralegal parallel param parameter paren
    parent parentheses parenthesis parse part participate particular partner party pass passenger password past
    paste patch path patience patient pattern pause pay payee payload payment payout payroll pdf peer penalty
    pending pension people pep per percent percentage percentiles perf perfect perform performance perhaps
    period permanent permission permit pero persist persistence persistent person personally personnel
    perspective pertaining pharmacy phase phishing phone photo phrase pick pid piece pilot pin ping pip pipe
    pipeline pir pixels pkg place placeholder plain plan plate platform play playbook please pledge plotting
    plugin plus point poison pole policy polish pool poorly pop popular populate por port portuguese position
    positive possibility possible possibly post postincident postmortem potential pour power practice pre
    preceded precedence preceding precise precompiled predecessor predefined predicate predictable prefer
    preference prefix premium preparation prepare prepend preprocess preprocessor prerelease prerequisite
    presence present preserve president press pressure presumably pretend pretty prevent preventative preventive
    preview previous price primary primitive principal principle print printf prior prioritise prioritize
    priority private proactive probability probably probe problem problematic procedure proceed process
    processor procurement prod produce product productivity prof profile profit program programmatically
    programme progress prohibited prohibitions project promise promot promote prompt proof propagate proper
    property proposal proposed proposes pros prose protect protocol prove proven provide proxy pseudo public
    publication publicity publish pull punctuation pupil purchase pure purpose push put quadratic qualify
    quality quantile quarantine quarter quaternary query question queue quick quicken quiet quit quite quorum
    quota quotation quote race raci rack rail railroad raise ran random rang range rank ransom ransomware rare
    rate rather ratio rationale raw re reach reaction read ready reaffirm real reality realm reason reasonably
    reassess reassure rebalance reboot rebuild receipt receive recent recipe recipient recognise recognize
    recommend recommendation reconcile reconciliation reconstruct record recover recovery recreate recurrence
    recurse recursive red redacted redefine redeploy redirect redistribute redo reduce redundant ref refactor
    reference referred referring refine reflect refresh refund refuse regarding regardless regards regex regexp
    region regionally register registration registry regression regular regulator regulatory rehearsal rehearsed
    reimbursement reiterate reject related relations relationship relative release relevant reliability reliably
    reload rely remain remainder remarks remediat remediate remember remind remote remove rename render renewal
    renewed rent reopen reorder repair repeat repeatedly repetition repetitive replace replay replica
    replication reply repo report reportedly repository represent representation reproduce reproducible request
    require research reservation reserved reset resident resilience resilient resolution resolve resort resource
    respect respective responded responder responds response responsibility responsible responsive rest restart
    restoration restore restrict result resume retail retain retention retraction retrieve retro retrospect
    retrospective retry return reuse revealed revenue reverse revert review revised revision revocation revoke
    rewind rewrite rewritten ribbon rich rid right ring risk roadmap roaming robust role roll rollback rollout
    room root rootcause rotate roughly round route routine row rule run runbook runtime rural russian safe
    safety salary sale same sample sandbox sane sanity sat satisfy saturat saturday save saw say scalar scale
    scan scenario scene schedule schema scheme school scientific scientist scope score screen screenshot scribe
    script scrolled scrutinise sdk search sec second secondary secret secretary section secure security see seek
    seem seen segment seit seldom select selector self sell sem semantic semantically semicolon send senior
    sense sensible sensitive sent sentence sentinel separate separator sept september sequence sequential serial
    serialization serialize series seriously serve servername service session set settlement settles setup
    setuptools sev seven severe severity shadow shall shallow shape shar share shareholder she sheet shell shift
    shim ship shop short shortcut shorten shortest shorthand should show shown shrink shut shutdown sibling side
    sie sight sign signature significant signify signin signoff signup silence silent similar simple simplest
    simplicity simplify simply simulate simultaneously sin since sincerely singapore single singleton sir sister
    sit site situation six sixteen size skip slash sleep slept slice slight slot slow slowest small smallest
    smarter smashing smoke smooth snapshot snippet snooze so soak social socket soft software solely solution
    solve some somebody somehow someone something sometime somewhat somewhere son sont soon sorry sort sound
    source sous south southern space spain spam span spanish spawn speak spec special specialist specialized
    specific specifically specification specify speed speedup spell spent spike spin split spoken sponsor spot
    spreadsheet sprint spurious sql square sre ssh stability stabilization stable stack staff stage stake
    stakeholder stale stall stand standalone standard standup star start startup starvation stat state stateful
    static statically statistics status stay steady steering stemmed step stick still stock stood stop storage
    store storefront storm straight strange strategic strategy stray stream streamline strengthen stress stretch
    strict strike strip strong struck struct structure stub stuck student stuff style sub subcommand
    subcomponents subdirectory subject sublicense submit submodule subprocess subquery subscribe subscription
    subsequence subsequent subset subsidiary substantial substation substitute substring subtle subtract
    succeeded succeeds success successful successive successor such suddenly suffered sufficient suffix suggest
    suit suite sum summarise summarize summary sun sunday super superclass superseded superset supertype
    supervisor supply support suppose suppress sur sure surge surprising surrogate surrounding surrounds survey
    survive suspect suspicious sustain swap swedish switch switchgear switchover symbol symbolic symptom sync
    synchronous synonym syntactic syntactically syntax synthesize synthetic syslog system systematic systemctl
    tab table tag tail take takeaway taken talked tampering tar target task taxi tbd teacher team teardown tech
    technical technician technique tel telegram telemetry tell temp template temporary ten tenancy tenant tenth
    term terminal terminate terminator tertiary test text textual texture than thank that the their them theme
    themselves then theory there thereby therefore thereof these they thing think thinned third thirteen this
    thoroughly those though thought thousand thread threat three threshold throttle through throughout
    throughput throw thrown thu thur thursday tick ticket tied tier tighten till time timeframe timeline timeout
    timestamp timezone tiny tip title tls to today todo together toggle token told tolerant tomorrow tone
    tonight too took tool toolkit tooltip top total touch tourist towards townhall trace traceroute track trade
    traditional traffic trailer trailing train trainee tram transaction transfer transform transformation
    transient transition translate translucent transparent transport trap travel traverse treasurer treasury
    treat tree triage trial triangle trick tricky trigger trim trip triple trivial trolley trouble troubleshoot
    truck true truncate trust trustee truth try tue tuesday tuning tunnel turbine turkish turn tutor twelve
    twenty twice two type typical typo typographic uat ugly ui ultimately um uma un una unable unambiguous unary
    unauthorised unauthorized unavailability unavailable unbound uncaught uncertain unchanged uncle unclear
    uncommon unconditionally und undefined underline underlying underneath underscore understand understood undo
    undocumented undone une unexpected unfortunate unhandled unhealthy unicode uninitialized union unique unit
    universal unix unknown unlabeled unless unlike unmapped unmatched unmodified unnamed unnecessary unnoticed
    unordered unpack unpaused unplanned unquoted unreachable unrecognized unrelated unresolved unresponsive
    unsafe unsaid unseen unsigned unstable unsupported unter until unusable unused unusual unwanted unwinding
    unwrap up update upgrade upload upon uppercase upright upstream uptime upwards urban urgency urgent url us
    usa usable usage use useful useless user username using usual utilise utility utilize vacation vain valid
    validate validator validity value van var variant variation variety various vary vast vault vector vendor
    venue verbatim verbose verbosity verdict verification verify version vertical very vessel via vice victim
    view virtual visibility visible visit visitor vital vm void volatile von voor vor vote voter voucher vous vs
    vulnerability vulnerable wait waive wake walk wall wallet want war warehouse waren warm warn warrant
    warranty was watch watchdog wave way we weak weather web webhook website wed wednesday week weekday weigh
    weight weird well went werden were west western wet what whatever wheel when whenever where whereas wherever
    whether which whichever while white who whoever whole whom whose why wide widen widget width wife wiki wild
    wildcard window wins winter wir wire wish wishlist with withheld within without won word work workaround
    workflow workforce workplace workshop world worldwide worry worse worsen worst worth would wrap write
    written wrong wrote wurde wurden xml year yellow yes yesterday yet yield yo you younger your yourself zero
    zip zonder zone zu zum zur zwischen über
    """
)
"""The words of everyday, each in its shortest form."""
SOFTWARE = _words(
    """
    activemq airflow akamai alembic alertmanager alpine amazon amplitude android angular ansible apache apple
    arangodb argo argocd ascii aspnet aurora auth0 avro aws azure bash bigquery bitbucket bluetooth bullmq
    capistrano cassandra celery centos ceph certbot chef chrome cisco clickhouse cloudflare cloudfront
    confluence consul couchbase couchdb crashloopbackoff cron css csv curl datadog debian dgraph digitalocean
    discord django docker dotnet drupal dynamodb edge elastic elasticsearch envoy eslint etcd ethernet excel f5
    facebook falco fargate fastapi fastly fedora firebase firefox firestore flask flink flyway fortinet freebsd
    gcp gemini git github gitlab gmail golang google gradle grafana graphql grpc gunicorn hadoop haproxy
    hashicorp hbase helm heroku hetzner hikari hikaricp hive homebrew html hubspot hyperv iaas ibm influxdb
    instagram intellij intercom internet ios iot ipad iphone istio jaeger java javascript jenkins jetty jira
    joomla json juniper junit k8s kafka keycloak kibana kotlin kubernetes lambda launchdarkly ldap letsencrypt
    linkedin linode linux liquibase logstash loki macos magento mailgun mariadb markdown maven meilisearch
    memcached metasploit microsoft minio mixpanel mongodb mysql nagios nats neo4j netapp netlify newrelic next
    nginx node nodejs notepad notion npm nuget oauth okta oomkilled openid opensearch openshift openssl
    openstack opsgenie oracle outlook ovh paas pagerduty parquet patreon patroni paypal pdf perl pgbouncer php
    pingdom playwright podman postgres postgresql postman powershell prisma prometheus protobuf pulsar puppet
    pycharm pypi pytest python rabbitmq rails railway rancher react redhat redis render rhel ruby rust saas
    safari salesforce sap scala segment selenium selinux sendgrid sentry servicenow sharepoint shopify sidekiq
    signal slack snowflake solaris spark splunk spring sqlalchemy sqlite statuscake statuspage stripe supabase
    suricata suse swagger swift systemd teams telegram tempo terraform thrift timescaledb tomcat traefik trello
    trivy turbo turborepo twilio twitter typescript ubuntu unicode upstash uptimerobot uvicorn uwsgi vagrant
    valkey varnish vault vercel vim vmware vscode vue webhook websocket whatsapp wifi windows wordpress workday
    xcode xen xml yaml youtube zabbix zapier zendesk zookeeper zoom
    """
)
"""Programs and services that many have: to name one names no customer."""
CALENDAR = _words(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january
    february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec easter christmas ramadan diwali thanksgiving
    """
)
"""Days, months and feasts."""
_EVERY = COMMON | SOFTWARE | CALENDAR
_ENDS = (
    *((end, 3) for end in ("s", "es", "d", "ed", "er", "ing", "ings", "ly")),
    *((end, 4) for end in ("ers", "able", "ment", "ments", "ness", "ion", "ions", "al")),
)
"""What may follow a word, and how many letters are left of one that it follows."""
_BEGINNINGS = (
    "un", "re", "non", "pre", "mis", "over", "under", "sub", "multi", "auto", "de", "dis", "post", "inter",
)  # fmt: skip
_REST = 4
"""Letters behind such a beginning."""


@lru_cache(maxsize=20_000)
def is_common(word: str) -> bool:
    """Whether a word, in any case and with the endings of English, is one of these."""
    low = word.casefold()
    if any(form in _EVERY for form in _forms(low)):
        return True
    rests = (low.removeprefix(one) for one in _BEGINNINGS if low.startswith(one))
    return any(form in COMMON for rest in rests if len(rest) >= _REST for form in _forms(rest))


def _forms(word: str) -> Iterator[str]:
    """The word, and what it may be the plural, the past or another form of."""
    yield word
    for end, least in _ENDS:
        stem = word.removesuffix(end)
        if stem != word and len(stem) >= least:
            yield stem
            yield f"{stem}e"
            if stem.endswith("i"):
                yield f"{stem[:-1]}y"
            if stem[-1] == stem[-2]:
                yield stem[:-1]
