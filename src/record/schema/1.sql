-- The record of sayso, version 1 of its schema. Offsets (…_begin, …_end) count Unicode code points of article.text, half-open,
-- so that substr(text, begin + 1, end - begin) gives the words. Keys ("a-…", "s-…") are hashes of content: the same on every
-- machine. Closed lists (act, firmness, type …) are the words of docs/output.md. Rows of a reading are never changed but for
-- superseded_by and vanished; what the links make of them (speaker, claim, story, origin, relation) is made again as articles come.

-- One model, read with one version of sayso.
CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,    -- "r-…", of model and sayso
  model TEXT NOT NULL,         -- "english 2 (sha256 …)"
  sayso TEXT NOT NULL,         -- its version
  began TEXT NOT NULL          -- UTC, when it was first used
) STRICT;

CREATE TABLE outlet (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

-- One version of one published text.
CREATE TABLE article (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,                      -- "a-…"
  address TEXT NOT NULL,                         -- what its versions share: the url, or the key where there is none
  version INTEGER NOT NULL,                      -- from 1
  superseded_by INTEGER REFERENCES article (id), -- the next version
  outlet INTEGER REFERENCES outlet (id),
  url TEXT, title TEXT, byline TEXT, credit TEXT, dateline TEXT,
  published TEXT, fetched TEXT, language TEXT,
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL,                          -- of text, 64 hex digits
  words INTEGER NOT NULL,
  text TEXT NOT NULL,
  blocks TEXT NOT NULL,                          -- JSON: [[begin, end, "paragraph"], …]
  notes TEXT NOT NULL,                           -- JSON: [["what", begin, end], …]
  run INTEGER NOT NULL REFERENCES run (id),      -- whose reading is in force
  added TEXT NOT NULL                            -- UTC
) STRICT;
CREATE INDEX article_address ON article (address, version);
CREATE INDEX article_published ON article (published);
CREATE INDEX article_outlet ON article (outlet, published);

-- Every reading that was added, also those that found nothing: article.run says which is in force.
CREATE TABLE reading (
  article INTEGER NOT NULL REFERENCES article (id),
  run INTEGER NOT NULL REFERENCES run (id),
  added TEXT NOT NULL,                           -- UTC
  PRIMARY KEY (article, run)
) STRICT, WITHOUT ROWID;

-- Speakers over all articles, as the links join them. One that nobody names stays in its article.
CREATE TABLE speaker (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,    -- "p-…"
  name TEXT,                   -- the fullest; null for a pronoun that nothing explains and for no source words
  type TEXT NOT NULL,
  named INTEGER NOT NULL
) STRICT;
CREATE INDEX speaker_name ON speaker (name COLLATE NOCASE);

-- What articles say of a named speaker, each once, in the form in which the links compare it: block holds those that may be the same.
CREATE TABLE profile (
  id INTEGER PRIMARY KEY,
  block INTEGER NOT NULL,                        -- hash
  initials INTEGER NOT NULL,                     -- the block of its acronym; 0: none
  name TEXT NOT NULL,                            -- as written
  read_as TEXT NOT NULL,                         -- type as read
  type TEXT NOT NULL,                            -- and as all articles together have it
  role TEXT NOT NULL, affiliation TEXT NOT NULL, -- in plain form; may be empty
  cluster TEXT,                                  -- key of its speaker; null: the story of each article tells
  UNIQUE (name, read_as, role, affiliation)
) STRICT;
CREATE INDEX profile_block ON profile (block);

-- A speaker as one article has it.
CREATE TABLE speaker_in_article (
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article (id),
  run INTEGER NOT NULL REFERENCES run (id),
  number INTEGER NOT NULL,                       -- in the article, from 0
  speaker INTEGER REFERENCES speaker (id),
  name TEXT,
  type TEXT NOT NULL,
  named INTEGER NOT NULL,
  role_begin INTEGER, role_end INTEGER,
  affiliation_begin INTEGER, affiliation_end INTEGER,
  profile INTEGER REFERENCES profile (id),       -- of a named one in a reading in force
  found TEXT,                                    -- key of the speaker that the links found, where a correction holds another
  UNIQUE (article, run, number)
) STRICT;
CREATE INDEX speaker_in_article_found ON speaker_in_article (found) WHERE found IS NOT NULL;
CREATE INDEX speaker_in_article_profile ON speaker_in_article (profile, article) WHERE profile IS NOT NULL;
CREATE INDEX speaker_in_article_article ON speaker_in_article (article, profile) WHERE profile IS NOT NULL;
CREATE INDEX speaker_in_article_speaker ON speaker_in_article (speaker);
CREATE INDEX speaker_in_article_name ON speaker_in_article (name COLLATE NOCASE);

CREATE TABLE mention (
  speaker_in_article INTEGER NOT NULL REFERENCES speaker_in_article (id),
  number INTEGER NOT NULL,
  "begin" INTEGER NOT NULL, "end" INTEGER NOT NULL,
  PRIMARY KEY (speaker_in_article, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE time (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,                             -- "t-…"
  article INTEGER NOT NULL REFERENCES article (id),
  run INTEGER NOT NULL REFERENCES run (id),
  number INTEGER NOT NULL,
  "begin" INTEGER NOT NULL, "end" INTEGER NOT NULL,
  value TEXT,                                    -- ISO 8601
  precision TEXT NOT NULL,
  kind TEXT NOT NULL,                            -- date, time, duration, set
  UNIQUE (article, run, number)
) STRICT;

CREATE TABLE place (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,                             -- "g-…"
  article INTEGER NOT NULL REFERENCES article (id),
  run INTEGER NOT NULL REFERENCES run (id),
  number INTEGER NOT NULL,
  "begin" INTEGER NOT NULL, "end" INTEGER NOT NULL,
  name TEXT NOT NULL,
  country TEXT, geonameid INTEGER, lat REAL, lon REAL,
  precision TEXT NOT NULL,
  UNIQUE (article, run, number)
) STRICT;
CREATE INDEX place_name ON place (name COLLATE NOCASE);

-- Statements joined by repeats and restates.
CREATE TABLE claim (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE                       -- "c-…"
) STRICT;

CREATE TABLE statement (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,                             -- "s-…", the same for the same saying in later versions and runs
  article INTEGER NOT NULL REFERENCES article (id),
  run INTEGER NOT NULL REFERENCES run (id),
  number INTEGER NOT NULL,                       -- in order of reading, from 0
  voice TEXT NOT NULL,
  kind TEXT NOT NULL,
  act TEXT,                                      -- in force: act_read, or what a correction set
  act_read TEXT,                                 -- as the reading has it
  negated INTEGER, realis TEXT, firmness TEXT, polarity TEXT,
  addressee INTEGER REFERENCES speaker_in_article (id),
  medium TEXT,
  said INTEGER REFERENCES time (id),
  within INTEGER REFERENCES statement (id),
  confidence REAL NOT NULL,
  speaker_set INTEGER REFERENCES speaker (id),   -- by a correction; else those of statement_speaker hold
  rejected INTEGER NOT NULL DEFAULT 0,           -- by a correction
  superseded_by INTEGER REFERENCES statement (id), -- the same saying in a later version or run
  vanished TEXT,                                 -- UTC, when a later version or run no longer had it
  claim INTEGER REFERENCES claim (id),
  UNIQUE (article, run, number)
) STRICT;
CREATE UNIQUE INDEX statement_in_force ON statement (key) WHERE superseded_by IS NULL AND vanished IS NULL;
CREATE INDEX statement_key ON statement (key);
CREATE INDEX statement_claim ON statement (claim);
CREATE INDEX statement_act ON statement (act);
CREATE INDEX statement_speaker_set ON statement (speaker_set) WHERE speaker_set IS NOT NULL;

-- The pieces of a statement: field is source, cue or content.
CREATE TABLE span (
  statement INTEGER NOT NULL REFERENCES statement (id),
  field TEXT NOT NULL,
  number INTEGER NOT NULL,
  "begin" INTEGER NOT NULL, "end" INTEGER NOT NULL,
  PRIMARY KEY (statement, field, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement_speaker (
  statement INTEGER NOT NULL REFERENCES statement (id),
  number INTEGER NOT NULL,
  speaker_in_article INTEGER NOT NULL REFERENCES speaker_in_article (id),
  PRIMARY KEY (statement, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_speaker_speaker ON statement_speaker (speaker_in_article);

CREATE TABLE figure (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,                             -- "f-…"
  article INTEGER NOT NULL REFERENCES article (id),
  run INTEGER NOT NULL REFERENCES run (id),
  number INTEGER NOT NULL,
  "begin" INTEGER NOT NULL, "end" INTEGER NOT NULL,
  low REAL, high REAL,                           -- null: open on that side
  bound TEXT NOT NULL,
  unit TEXT,
  of_begin INTEGER, of_end INTEGER,              -- what is counted
  as_of INTEGER REFERENCES time (id),
  place INTEGER REFERENCES place (id),
  cumulative INTEGER,                            -- 1 a total, 0 a change, null not known
  statement INTEGER REFERENCES statement (id),
  UNIQUE (article, run, number)
) STRICT;
CREATE INDEX figure_statement ON figure (statement);

CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,                             -- "e-…"
  article INTEGER NOT NULL REFERENCES article (id),
  run INTEGER NOT NULL REFERENCES run (id),
  number INTEGER NOT NULL,
  type TEXT NOT NULL,                            -- PLOVER
  trigger_begin INTEGER NOT NULL, trigger_end INTEGER NOT NULL,
  "when" INTEGER REFERENCES time (id),
  "where" INTEGER REFERENCES place (id),
  firmness TEXT NOT NULL, polarity TEXT NOT NULL,
  own_voice INTEGER NOT NULL,
  UNIQUE (article, run, number)
) STRICT;
CREATE INDEX event_type ON event (type);

CREATE TABLE event_mention (
  event INTEGER NOT NULL REFERENCES event (id),
  number INTEGER NOT NULL,
  "begin" INTEGER NOT NULL, "end" INTEGER NOT NULL,
  PRIMARY KEY (event, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE participant (
  event INTEGER NOT NULL REFERENCES event (id),
  side TEXT NOT NULL,                            -- who or whom
  number INTEGER NOT NULL,
  "begin" INTEGER NOT NULL, "end" INTEGER NOT NULL,
  name TEXT NOT NULL,
  speaker_in_article INTEGER REFERENCES speaker_in_article (id),
  PRIMARY KEY (event, side, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_statement (                   -- asserted by
  event INTEGER NOT NULL REFERENCES event (id),
  statement INTEGER NOT NULL REFERENCES statement (id),
  PRIMARY KEY (event, statement)
) STRICT, WITHOUT ROWID;

-- Cheap keys by which articles that may belong together find one another (links): kind says which linker's.
CREATE TABLE article_key (
  kind INTEGER NOT NULL,
  hash INTEGER NOT NULL,
  article INTEGER NOT NULL REFERENCES article (id),
  PRIMARY KEY (kind, hash, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_key_article ON article_key (article);

-- What two articles share, each pair once (first.key < second.key): kind is story, or the kind of origin that they share; of an
-- origin there is a row for each passage, so that one that mixes two agencies does not join them.
CREATE TABLE article_link (
  first INTEGER NOT NULL REFERENCES article (id),
  second INTEGER NOT NULL REFERENCES article (id),
  kind TEXT NOT NULL,                            -- story, copy, agency, press release, interview
  number INTEGER NOT NULL,                       -- of the passages, from 0; 0 for a story
  score REAL NOT NULL,                           -- 0 … 1
  first_begin INTEGER, first_end INTEGER,        -- the words that show it, in each
  second_begin INTEGER, second_end INTEGER,
  PRIMARY KEY (first, second, kind, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_link_second ON article_link (second);

CREATE TABLE origin (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,                      -- "o-…"
  kind TEXT NOT NULL,                            -- copy, agency, press release, interview
  first INTEGER NOT NULL REFERENCES article (id) -- the earliest
) STRICT;

CREATE TABLE origin_article (
  origin INTEGER NOT NULL REFERENCES origin (id),
  article INTEGER NOT NULL REFERENCES article (id),
  PRIMARY KEY (origin, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX origin_article_article ON origin_article (article);

CREATE TABLE origin_evidence (
  origin INTEGER NOT NULL REFERENCES origin (id),
  number INTEGER NOT NULL,
  article INTEGER NOT NULL REFERENCES article (id),
  "begin" INTEGER NOT NULL, "end" INTEGER NOT NULL,
  PRIMARY KEY (origin, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE story (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,                      -- "y-…"
  title TEXT,
  "from" TEXT, "to" TEXT                         -- days of its first and last article
) STRICT;

CREATE TABLE story_article (
  article INTEGER PRIMARY KEY REFERENCES article (id),
  story INTEGER NOT NULL REFERENCES story (id)
) STRICT;
CREATE INDEX story_article_story ON story_article (story);

-- From the later, or citing, statement to the earlier one.
CREATE TABLE relation (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,                      -- "l-…", of both statements' keys and the type
  from_statement INTEGER NOT NULL REFERENCES statement (id),
  to_statement INTEGER NOT NULL REFERENCES statement (id),
  type TEXT NOT NULL,
  rule TEXT NOT NULL,
  from_begin INTEGER NOT NULL, from_end INTEGER NOT NULL,  -- in the article of that statement
  to_begin INTEGER NOT NULL, to_end INTEGER NOT NULL,
  confidence REAL NOT NULL,
  by TEXT NOT NULL,                              -- sayso, or who corrected
  broken INTEGER NOT NULL DEFAULT 0              -- by a correction
) STRICT;
CREATE INDEX relation_from ON relation (from_statement);
CREATE INDEX relation_to ON relation (to_statement);
CREATE INDEX relation_type ON relation (type);

-- People's decisions, keyed to content, applied again after every run; the rows they act on say so themselves.
CREATE TABLE correction (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,                      -- "x-…"
  what TEXT NOT NULL,                            -- merge speakers, split speakers, set speaker, set act, reject statement, break relation, add relation, join stories, split stories
  target TEXT NOT NULL,                          -- JSON: keys of what it acts on
  value TEXT,                                    -- JSON: what it sets
  who TEXT NOT NULL,
  "when" TEXT NOT NULL,                          -- UTC
  why TEXT NOT NULL,
  undone TEXT                                    -- UTC
) STRICT;

-- Statements in force.
CREATE VIEW statement_now AS
  SELECT * FROM statement WHERE superseded_by IS NULL AND vanished IS NULL AND NOT rejected;

-- The speakers in force of each statement, to be joined by statement: what a correction set, or else what the reading has.
CREATE VIEW spoken AS
  SELECT s.id AS statement, coalesce(ss.number, 0) AS number, coalesce(s.speaker_set, sa.speaker) AS speaker,
         sa.id AS speaker_in_article
  FROM statement s
    LEFT JOIN statement_speaker ss ON ss.statement = s.id AND s.speaker_set IS NULL
    LEFT JOIN speaker_in_article sa ON sa.id = ss.speaker_in_article
  WHERE s.speaker_set IS NOT NULL OR ss.statement IS NOT NULL;

-- The same the other way round, by index: SELECT statement FROM spoken_by WHERE speaker = …
CREATE VIEW spoken_by AS
  SELECT s.speaker_set AS speaker, s.id AS statement FROM statement s WHERE s.speaker_set IS NOT NULL
  UNION ALL
  SELECT sa.speaker, s.id FROM speaker_in_article sa
    JOIN statement_speaker ss ON ss.speaker_in_article = sa.id
    JOIN statement s ON s.id = ss.statement AND s.speaker_set IS NULL;

-- The words of each statement, piece after piece.
CREATE VIEW statement_words AS
  SELECT s.id AS statement,
    (SELECT group_concat(substr(a.text, p."begin" + 1, p."end" - p."begin"), ' … ')
       FROM (SELECT * FROM span WHERE statement = s.id AND field = 'source' ORDER BY number) p) AS source,
    (SELECT group_concat(substr(a.text, p."begin" + 1, p."end" - p."begin"), ' … ')
       FROM (SELECT * FROM span WHERE statement = s.id AND field = 'cue' ORDER BY number) p) AS cue,
    (SELECT group_concat(substr(a.text, p."begin" + 1, p."end" - p."begin"), ' … ')
       FROM (SELECT * FROM span WHERE statement = s.id AND field = 'content' ORDER BY number) p) AS content
  FROM statement s JOIN article a ON a.id = s.article;

-- One line a saying: when, who, in which role, by which act, what, where it was printed.
CREATE VIEW said AS
  SELECT s.key AS statement,
         coalesce((SELECT value FROM time WHERE id = s.said), a.published) AS "when",
         coalesce(p.name, sa.name, CASE s.voice WHEN 'outlet' THEN o.name END) AS who,
         substr(a.text, sa.role_begin + 1, sa.role_end - sa.role_begin) AS role,
         s.act, s.negated, s.firmness, s.polarity, s.voice,
         w.content AS what, w.cue,
         o.name AS outlet, a.title, a.url, a.key AS article
  FROM statement_now s
    JOIN article a ON a.id = s.article
    JOIN statement_words w ON w.statement = s.id
    LEFT JOIN outlet o ON o.id = a.outlet
    LEFT JOIN statement_speaker k ON k.statement = s.id AND s.speaker_set IS NULL
    LEFT JOIN speaker_in_article sa ON sa.id = k.speaker_in_article
    LEFT JOIN speaker p ON p.id = coalesce(s.speaker_set, sa.speaker);

-- Full text. Rows are only ever added, so nothing but words is kept: rowid is statement.id and article.id.
CREATE VIRTUAL TABLE statement_text USING fts5 (content, source, content = '', tokenize = 'porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE article_text USING fts5 (title, text, content = '', tokenize = 'porter unicode61 remove_diacritics 2');
