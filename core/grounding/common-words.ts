/** Lower-case English words that begin sentences of letters and résumés or stand in them: a capital at a sentence's start makes none of these a name. No company, product or place is among them on purpose. */
export const commonWords: ReadonlySet<string> = new Set(
  `
a ability able about above absolutely access accessible according accordingly account accountant accounting accounts achieve achieving across action active actively activities actually adapt
add added adding address administering administrator adopt adopting advance advanced advice advise advising affect afford affordable after afterwards again against agencies agency agent
agents agile ago agree agreed ah ahead aim aims alas alert alerts algorithm all allocating allow allows almost along alongside already also alternative although altogether always am among
amongst an analyse analysis analyst analytics and announcement annual another answer answered answering answers anticipate any anybody anyhow anyone anything anyway anywhere apart apologies
app apparently appeal appeals appeared application applications applied apply applying appreciate appreciated approach apps architect architecture are area areas aren't argue around arrive
arriving article as aside ask asked asking aspire assistant associate assume at attached attaching attention attract audience audit auditing august authentication authored automate automated
automates automating automation autumn available average avoid avoiding award aware away awesome back backed backend background backgrounds backing badly balance bank banking banks base
based basic basically basis batch be bear beautiful became because become becoming been before beforehand began begin beginning behind being believe belong below beneath benefit benefits
beside besides best better between beyond bid big biggest billing bit blog blogs blurb board body book books boosting both bottleneck bottlenecks bottom bound branch brands breaking bridge
brief briefly bright bring bringing broad broken brought browser budget bug bugs build building builds built bus business businesses busy but buy by bye calendar calibrating call calls calm
came campaign can can't candidate candidates cannot capacity care career careers careful carefully carry case cash catch category caught cause caused causes celebrate central century certain
certainly chaired challenge challenges challenging championed chance change changed changes changing channel chat cheap check checked checking checkout cheers chief choice choose choosing
chose cities city class classic clean cleaning clear clearly client clients climate clinic close cloud cluster clusters co coach code coding cold collaborate collaborated collaborating
collaboration collaborative colleague colleagues collect combination combine combined come comes comfortable coming comment commercial commit committed common communicate communication
communications communities community companies company compare compared competitive compiled complete completed completely complex compliance component components concern concerns concise
concretely condition conference conferences confidence confident configured configuring confirm congrats congratulations connect connected connecting connection consider considering
consistent consolidated constant construction consultant consulting consumer contact content continuously contract contractor contracts contribute contributed contributing contribution
contributions control conversation conversations convert converting cool coordinated coordinating coordination coordinator core corporate correct cost costs could couldn't count countries
country couple course cover craft crafted create created creating creation creative creativity creators credit critical crucial culture curiosity curious current currently custom customer
customers cut cutting daily dashboard dashboards data database databases dated day days deadline deal dear debt debugging decade decades december decide decided decision decisions dedicated
deep deeply default defined definitely degree delay delight deliver delivered delivering delivery demand department depend dependable dependencies depending deploy deployed deploying
deployment deployments depth derived describe described design designed designer designers designing desk despite detail detailed details develop developed developer developers developing
development device devices diagnosing dialogue did didn't differ different digital direct directed directing direction directly director discover discovered discovery discuss discussing
discussion distance distributed diverse division do doctor document documentation documents does doesn't doing domain domains don't done double doubling down dozen dozens draft drawn drew
drive driven drop dropped dropping drove due during dynamic each earlier early easier easiest easily easy edge edges editor education effective effectively efficient effort efforts eight
eighteen eighty either elegant eleven eliminated eliminating else elsewhere email emails embedded embrace employed employee employees employer employers empower empowering empowers enable
enabled enables enabling encourage end ended energy engage engaged engagement engaging engineer engineering engineers enjoy enjoyed enough ensure ensured ensuring enterprise enterprises
enthusiasm entire entrepreneurs environment environments equal equally error errors especially essentially established establishing estate estimate etc evaluate even evening event events
eventually ever every everyone everything everywhere evidence evolve evolving exact exactly examine example except exceptional exchange excited exciting executed executing execution
executive exercise existing expand expanded expanding expect expected expensive experience experienced experiences experiment experiments expert expertise experts explain explaining explore
explored exploring expose express external extra eye eyes face facilitated facing fact factor failed failing failure failures fair fairly faith fall fallen familiar family fan far fascinated
fascinating fast faster fastest favourite feature features february feedback feel felt few fewer field fields fifteen fifth fifty figure file fill final finally finance financial find
finding fine finish fintech firm firms first firstly fit fits five fix fixed fixing flat flexibility flexible flight flow flows focus focused folder folks follow followed following food foot
for force forgive form formed former formerly forms fortunate forty forward fostered found foundation founded founder founders founding four fourth fraction framework frameworks fraud free
freelancers frequently fresh friday friend friendly friends from front frontend frustrating full fully fun function functions fundamental funding further furthermore future gap gave general
generally generated generating generation gentle genuinely get gets getting give given gives giving glad glance global globally globe go goal goals goes going gone good got government grade
graduated grateful great greetings grew ground group grow growing grown growth guess guide habit habits had hadn't half hall hallmark halved halving hand handed handing handle handled
handling happen happened happening happily happy hard hardly hardware harm has hasn't hate have haven't having he he's head headquartered headquarters health healthcare healthy hear heard
heart heavily heavy height held hello help helped helpful helping helps hence her here here's hers hey hi hidden high highlight highlights highly him hire hired hires hiring his history hit
hold holding holiday home honest honestly honour hope hopefully hoping host hosted hosting hour hours house housing how how's however huge human humans hundred hundreds hundredth hybrid i
idea ideally ideas identified identifying idle if ignore image images imagine immediately impact implement implementation implemented implementing important impossible impressed impression
impressive improve improved improving in incident incidentally incidents include included includes including income increase increased indeed independent independently individuals industries
industry influence info inform information infrastructure initially initiated innovation innovative input inside insight insights inspired inspiring install instead instrumented insurance
integrate integrated integrating integration integrations intelligence intend intent interest interested interesting interface intern internal internally international internet internship
interview interviewed interviews into introduced introducing introduction invest invested investigating investment investors invite involved involves involving is isn't issue issues it it's
item items its itself january job jobs join joined joining journalist journey judge july jump june junior just keen keep keeping keeps kept key kind kinds kit know knowing knowledge known
knows label lack landing language languages laptop large largely largest last lastly late lately latency later latest launch launched launching law lawyer lay layer layers lead leader
leaders leadership leading leads leaned leap learn learned learning least leave leaving lecturer led left leg legacy legal length lens less lessons let let's lets letter letters letting
level levels libraries library lie life lift light lightly like likely likewise limit limited limits line link links list listed listen listening literally little live lived lives living
load local located location locations log logic logistics logs long longer look looked looking looks loop lose loss lost lot lots love loved low lower lowering luckily machine machines made
magic mail mailbox main mainly maintain maintained maintaining major majority make makes making manage managed management manager managers managing manual manufacturing many map maps march
margin mark market marketing marketplace markets match matched matches material matter matters mature maximising maximum may maybe me mean meaningful means meant meanwhile measurable measure
measured measuring media medical medium meet meeting meetings member members memory mention mentioned mentor mentored mentoring message messages method methods metric metrics mid middle
midway might migrate migrated migrating migration migrations million millions mind mindset mine minimised minimum minor minute minutes miss missing mission mistake mix mobile model modelling
models modern modernised modernising modest module modules moment monday money monitor monitored monitoring month monthly months more moreover morning most mostly motivated motivation
mountain mouth move moved movement moving much multi multiple music must mutual my myself name namely naming narrow nation national native natural naturally nature near nearby nearly neat
necessarily need needed needless needs negotiated neither network networking networks never nevertheless new newly next nice nicely night nine ninety no nobody node non none nonetheless noon
nor normal normally not notable note noted notes nothing notice noticed noticing noting november now nowadays number nurse objective observability obvious obviously occasion occasionally
october odd of off offer offered offering offers office officer offices offline often oh ok okay old on onboarded onboarding once one ones ongoing online only onto open opened opening
openings opens operate operated operates operating operation operational operations operator opinion opinions opportunities opportunity opposite option optional options or orchestrated
orchestrating order organisation organisations organised organising organization organizations organize original originally other others otherwise ought our ours ourselves out outage outages
outcome outcomes output outreach outside over overall overhauled overhead oversaw overseeing overview own owned owner ownership owning pace package page pages paid paired pairing panel paper
paragraph parallel part partial participate particular particularly partner partnered partners partnership parts passion passionate past path patient patients pattern patterns pause pay
payment payments payroll peer peers people per perfect performance performed performing perhaps period permanent permit person personal personalized personally perspective pharmacist phone
photo physical pick picked picking picture piece pioneered pipeline pipelines pitch place plain plainly plan planet planned planning plans platform platforms play player playing pleasant
please pleased pleasure plenty plus pocket point points policy poll pool popular portal porting portion position positions positive possibility possible possibly post posted posting postings
posts potential power powered powerful practical practically practice practices pragmatic precise precisely prefer preference prepare prepared presence present presented presenting presently
press pressure pretty prevent previous previously price pricing pride primarily primary principal principle principles prior prioritised private proactive proactively probably problem
problems procedure process processes processing produce produced producing product production productive productivity products professional professionals professor profiling programme
programmer programming programs progress progressive project projects promise promising promoted proper properly proposal proposed proprietary prospect protect prototype prototyped
prototypes proud proudly prove proven provide provided provider providers provides providing provisioned ps public publicly publish published publishing pull pulling purchase pure purpose
pursue push put putting quality quarter quarterly queries query question questions queue queues quick quickly quiet quietly quite raise raised raising ran range ranging rapid rapidly rarely
rate rates rather re reach reached reaching read reader readers reading ready real realise realised reality realize really rearchitected reason reasonable reasonably reasons rebuilding
rebuilt receive received receiving recent recently recipe recognise recognising recommend recommended record recruited recruiter recruiters recruiting recruitment redesign redesigned
redesigning reduce reduced reducing reduction refactor refactored refactoring reference refined reflect regarding regardless regards region regional regions regular regularly relate related
relation relationship relative release released releases releasing relevant reliability reliable reliably relied rely remain remained remaining remains remember reminded remote remotely
remove removed removing reorganised repeat replaced replacing replies reply report reporting reports repository represent request requests require required requirement requirements requires
rescue research researcher researching resolve resolved resolving resource resources respect respected respond response responsibilities responsibility responsible rest restaurant
restaurants restful restored restructured result results resume retail retailers retired retiring return revamped revenue review reviewed reviewing reviews reward rewarding rework rewrite
rewriting rewrote rich ride right ring rise risk risks road robust rocket role roles rolling room root roughly round routine row rule rules run running runs safe safely safety said sales
same sample satisfaction satisfied saturday save saved saving savings saw say saying scalability scalable scale scaled scaling scenario schedule scheduled scheduler scheduling school science
scientist scope score screen script scripts seamless search searching season second secondary secondly secret section sector sectors secure secured security see seeing seeking seem seemed
seems seen segment select selected self sell seller sellers selling semester seminar send sending senior sense sensible sent sentence separate separately september sequence series serious
seriously serve served server servers service services serving session sessions set setting setup seven seventh several shall shape shaped share shared sharing sharp she she's shift shifting
ship shipped shipping shop shops short shortened shorter shortly should shouldn't show showed showing shown shows side sight sign signal signals signed significant significantly silence
similar similarly simple simplified simplify simplifying simply since sincerely single sir site sites situation situations six sixteen sixty size skill skilled skills slow slowly small
smaller smart smooth smoothly so social society software solely solid solution solutions solve solved solving some somebody somehow someone something sometimes somewhat somewhere soon sooner
sorry sort sought soul sound sounds source sources space spare spark speak speaking spearheaded special specialise specialised specialist specialty specific specifically speed spend spending
spent spirit split splitting spoke spot spotted spread spring stable stack staff stage stages stakeholder stakeholders stand standard standardised standards standing start started starting
startup startups state statement states static station status stay staying steady step steps still stood stop stopped storage store stored stores stories story straight straightforward
strategic strategies strategy stream streaming streamlined streams street strength strengthened strengths stress strict strike strikes strive strong strongest strongly structure structured
struggle student students studied study studying stuff style subject subscription succeed success successful successfully such sudden suffice suggest suggested suggestion suit suited
summarised summary summer supervised supervisor supply support supported supporting suppose sure surely surface surfaced surprised survey suspect sustainable sustained sweet switched
switching synchronised synchronous system systems tackle tackled tackling take taken takes taking talent talented talents talk talked talking target task tasks tasting taught teach teacher
teaching team teams tech technical technically technician technique technologies technology tell telling temporary ten term terms test tested tester testing tests text than thank thankfully
thanks that that's the their theirs them theme themselves then theory there there's thereafter thereby therefore these they they'll they're they've thin thing things think thinking third
thirteen thirty this thorough those though thought thoughts thousand thousands thread three thrilled thrive through throughout throwing thursday thus tickets tidy tie tight till time
timeline times timezone timezones timing tiny title to today together token told tomorrow tonight too took tool tooling tools top topic topics total touch touched tough tour toward towards
tracing track tracked tracking trade traditional traffic train trained training transaction transactions transfer transform transformation transformed transition translate translated
translator transparency transparent travel travelled treat tree trend trends triaging tricky tried trim trip tripled tripling trouble troubleshooting true truly trust trusted try trying
tuesday tune tuned tuning turn turned turning tutor twelve twenty twice two type typed typical typically ugly ultimately unable uncertain under underneath understand understood unfortunately
unified unique unit units university unless unlike unlikely unlock until unusual up update updated updates upgrade upgraded upgrading upload upon upper upstream urgent us usage use used
useful user users uses using usual usually validated valuable value valued values variety various vast vendor vendors verified verify versatile version versus vertical very via video videos
view virtual visible vision visit visited vital voice volume voluntary volunteer volunteered wage wait waiting walk walking wall want wanted wants warehouse warm warmly warning was wasn't
waste watch watched watching wave way ways we we'd we'll we're we've weather web website websites wednesday week weekend weekly weeks weight welcome well went were weren't what what's
whatever when whenever where where's whereas whereby wherever whether which whichever while who who's whoever whole whom whose why wide wiki will willing win window winter wired wise wish
wishing with within without woman won won't wonder wonderful wondering word words work worked workers workflow workflows workforce working workload workloads workplace works workshop
workshops world worldwide worried worry worth would wouldn't write writer writes writing written wrong wrote yeah year yearly years yes yesterday yet you you'd you'll you're you've young
younger your yours yourself zero zone zones
`
    .trim()
    .split(/\s+/),
);
